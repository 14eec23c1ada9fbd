// What is left behind: by a paddock that was killed at any moment of a run, and by many runs side by side.
// PADDOCK_SOAK=full does the figures of the acceptance (200 kills, 500 runs); without it a share of them.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <grp.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <sstream>
#include <thread>

#include "cgroup.hpp"
#include "native_backend.hpp"
#include "sandbox_runner.hpp"

namespace paddock::native::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

bool full_size() {
    const char* wanted = std::getenv("PADDOCK_SOAK");
    return wanted != nullptr && std::string(wanted) == "full";
}

std::string text_of(const fs::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::set<std::string> entries_of(const fs::path& folder) {
    std::set<std::string> names;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
        names.insert(entry.path().filename().string());
    }
    return names;
}

/// Groups that the paddocks of these process ids made, wherever that can be; others may run at the same time.
std::set<std::string> groups_of(const std::set<pid_t>& paddocks) {
    std::set<std::string> found;
    const CgroupPlaces places = find_cgroups();
    for (const ControllerPlace* place : {&places.memory, &places.pids, &places.cpu, &places.cpuacct}) {
        for (const std::string& name : place->parent.empty() ? std::set<std::string>{} : entries_of(place->parent)) {
            for (const pid_t paddock : paddocks) {
                if (name.starts_with("paddock-" + std::to_string(paddock) + "-")) {
                    found.insert(place->parent + '/' + name);
                }
            }
        }
    }
    return found;
}

/// The program and its plugins where every user can reach them.
class Installation {
public:
    Installation() {
        fs::permissions(folder_.path(), fs::perms(0755));
        fs::create_directories(folder_.path() + "/bin");
        fs::copy_file(PADDOCK_PROGRAM, program());
        fs::create_directories(folder_.path() + "/lib/paddock");
        fs::copy(PADDOCK_PLUGINS, folder_.path() + "/lib/paddock/plugins");
    }
    [[nodiscard]] std::string program() const { return folder_.path() + "/bin/paddock"; }

private:
    ScratchFolder folder_{geteuid()};
};

/// Starts paddock as `user` in a session of its own, its streams on /dev/null.
pid_t start_paddock(uid_t user, const std::vector<std::string>& arguments) {
    std::vector<char*> argv;
    for (const std::string& argument : arguments) {
        argv.push_back(const_cast<char*>(argument.c_str()));
    }
    argv.push_back(nullptr);
    const pid_t pid = fork();
    if (pid == 0) {
        const int null = open("/dev/null", O_RDWR);
        dup2(null, 0);
        dup2(null, 1);
        dup2(null, 2);
        if (geteuid() != user &&
            (setgroups(0, nullptr) != 0 || setresgid(user, user, user) != 0 || setresuid(user, user, user) != 0)) {
            _exit(120);
        }
        execv(argv[0], argv.data());
        _exit(121);
    }
    return pid;
}

class Killed : public ::testing::TestWithParam<const char*> {
protected:
    void SetUp() override {
        if (geteuid() != 0 && std::string(GetParam()) == "root") {
            GTEST_SKIP() << "needs root: run the tests as root to see paddock killed as root too";
        }
    }
    [[nodiscard]] static uid_t user() {
        return geteuid() != 0 ? geteuid() : std::string(GetParam()) == "root" ? 0 : kOrdinaryUser;
    }
};

TEST_P(Killed, LeavesNothingBehindWhateverTheMoment) {
    const int kills = full_size() ? 200 : 30;
    const Installation installation;
    const ScratchFolder folder(user());
    fs::permissions(folder.path(), fs::perms(0755));
    fs::create_directories(folder.path() + "/data");
    std::ofstream(folder.path() + "/data/prices.csv") << "1,2\n";
    std::ofstream(folder.path() + "/program.py")
        << "import os, time\nif os.fork() == 0: os.setsid()\nfor i in range(20):\n"
           "  open(f'/output/{os.getpid()}-{i}', 'wb').write(b'x' * 100_000)\ntime.sleep(0.02)\n";
    const std::string output = folder.path() + "/left";
    fs::create_directories(output);
    if (geteuid() == 0) {
        ASSERT_EQ(chown(output.c_str(), user(), user()), 0);
    }
    const std::string mounts = text_of("/proc/self/mountinfo");
    const ScratchFolder scratch(user());  // TMPDIR: where anything temporary would be
    setenv("TMPDIR", scratch.path().c_str(), 1);
    std::set<pid_t> killed;

    const unsigned seed = std::random_device{}();
    RecordProperty("seed", std::to_string(seed));
    std::mt19937 random(seed);
    std::uniform_int_distribution<int> moment(0, 120'000);  // microseconds: such a run takes some 60 to 100 ms here
    int ended_by_itself = 0;
    for (int i = 0; i < kills; ++i) {
        const std::string token = fresh_token();
        const pid_t paddock = start_paddock(
            user(), {installation.program(), "run", "--skip-validation", "--data", folder.path() + "/data", "--output",
                     output, folder.path() + "/program.py", "--", token});
        std::this_thread::sleep_for(std::chrono::microseconds(moment(random)));
        kill(paddock, SIGKILL);
        killed.insert(paddock);
        int status = 0;
        ASSERT_EQ(waitpid(paddock, &status, 0), paddock);
        ended_by_itself += WIFEXITED(status) ? 1 : 0;
        ASSERT_TRUE(all_gone(token, 10)) << "seed " << seed << ", kill " << i;
        EXPECT_EQ(text_of("/proc/self/mountinfo"), mounts) << "seed " << seed << ", kill " << i;
    }
    EXPECT_LT(ended_by_itself, kills) << "no run was killed: the moments are too late for this machine";

    const pid_t next = start_paddock(user(), {installation.program(), "run", "--skip-validation", "--output", output,
                                              folder.path() + "/program.py"});
    int status = 0;
    ASSERT_EQ(waitpid(next, &status, 0), next);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
    EXPECT_THAT(groups_of(killed), ::testing::IsEmpty()) << "seed " << seed;
    EXPECT_THAT(entries_of(scratch.path()), ::testing::IsEmpty()) << "left where temporary files go, seed " << seed;
    for (const std::string& name : entries_of(output)) {
        EXPECT_THAT(name, ::testing::MatchesRegex("[0-9]+-[0-9]+")) << "half a file was left, seed " << seed;
        EXPECT_EQ(fs::file_size(output + '/' + name), 100'000u) << name << ", seed " << seed;
    }
}

INSTANTIATE_TEST_SUITE_P(As, Killed, ::testing::Values("root", "ordinary"),
                         [](const auto& tested) { return std::string(tested.param); });

std::size_t resident_kilobytes() {
    std::istringstream status(text_of("/proc/self/status"));
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmRSS:")) {
            return std::stoul(line.substr(6));
        }
    }
    return 0;
}

/// `count` runs by eight threads; each result is looked at.
void run_batch(int count, int first) {
    std::atomic<int> next{first};
    std::vector<std::jthread> threads;
    for (int worker = 0; worker < 8; ++worker) {
        threads.emplace_back([&next, last = first + count] {
            NativeBackend backend;
            for (int i = next.fetch_add(1); i < last; i = next.fetch_add(1)) {
                const std::string program = "import os\nprint(os.listdir('/tmp'), os.listdir('/output'), " +
                                            std::to_string(i) + ")\nopen('/tmp/x', 'w')\n" +
                                            "open('/output/r', 'w').write('" + std::to_string(i) + "')\n" +
                                            "raise SystemExit(" + std::to_string(i % 100) + ")\n";
                ExecutionRequest request{.source = ApprovedSource::without_validation({"test.py", program}),
                                         .run_id = "test",
                                         .arguments = {},
                                         .environment = {},
                                         .data = {},
                                         .output_directory = {},
                                         .limits = {},
                                         .sandbox = {}};
                const ExecutionResult result = backend.run(request, {});
                EXPECT_EQ(result.out, "[] [] " + std::to_string(i) + "\n") << result.error << result.err;
                EXPECT_EQ(result.exit_code, i % 100);
                EXPECT_EQ(result.artifacts.size(), 1u);
            }
        });
    }
}

TEST(ManyRuns, SideBySideLeakNothingAndMixNothing) {
    const int runs = full_size() ? 500 : 96;
    run_batch(16, 0);  // what is taken once: caches, the threads' arenas
    const auto descriptors = entries_of("/proc/self/fd").size();
    const std::string mounts = text_of("/proc/self/mountinfo");
    const std::size_t memory = resident_kilobytes();
    run_batch(runs, 1000);
    EXPECT_EQ(entries_of("/proc/self/fd").size(), descriptors);
    EXPECT_THAT(groups_of({getpid()}), ::testing::IsEmpty());
    EXPECT_EQ(text_of("/proc/self/mountinfo"), mounts);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    EXPECT_LT(resident_kilobytes(), memory + 4096) << "kilobytes; was " << memory;
#endif
    RecordProperty("resident_kb", std::to_string(memory) + " -> " + std::to_string(resident_kilobytes()));
}

}  // namespace
}  // namespace paddock::native::testing
