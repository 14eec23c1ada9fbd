// After a run nothing is left: no process, no cgroup, no mount, no file, and nothing for the next run to see.
#include <gmock/gmock.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <thread>

#include "backends.hpp"

namespace paddock::conformance {
namespace {

namespace fs = std::filesystem;
using ::testing::IsEmpty;

/// Processes with `mark` in their environment.
std::vector<std::string> processes_with(const std::string& mark) {
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator("/proc")) {
        std::ifstream environment(entry.path() / "environ", std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(environment), {}};
        if (text.find(mark) != std::string::npos) {
            found.push_back(entry.path().string());
        }
    }
    return found;
}

/// Groups of all hierarchies that paddock made and that hold no process.
std::set<std::string> empty_groups() {
    std::set<std::string> found;
    std::error_code error;
    const auto options = fs::directory_options::skip_permission_denied;
    for (fs::recursive_directory_iterator at("/sys/fs/cgroup", options, error), end; at != end; at.increment(error)) {
        if (at->path().filename().string().starts_with("paddock-")) {
            std::ifstream processes(at->path() / "cgroup.procs");
            std::string first;
            if (processes && !std::getline(processes, first)) {
                found.insert(at->path().string());
            }
        }
    }
    return found;
}

std::string mounts() {
    std::ifstream file("/proc/self/mountinfo");
    return {std::istreambuf_iterator<char>(file), {}};
}

class ConformanceCleanup : public Conformance {
protected:
    const std::string mark_ = "paddock-conformance-" + std::to_string(::getpid()) + "-" +
                              ::testing::UnitTest::GetInstance()->current_test_info()->name();
};
INSTANTIATE_TEST_SUITE_P(Of, ConformanceCleanup, ::testing::ValuesIn(backends()),
                         [](const auto& tested) { return tested.param.name; });

TEST_P(ConformanceCleanup, NoProcessOutlivesItsRun) {
    const char* programs[] = {
        "import os, time\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n        os.closerange(0, 9)\n   "
        "     time.sleep(60)\n    os._exit(0)\n",
        "import os, time\nfor _ in range(5):\n    if os.fork() == 0:\n        time.sleep(60)\nos._exit(3)\n",
        "import os, signal, time\nif os.fork() == 0:\n    for n in range(1, 32):\n        try: signal.signal(n, "
        "signal.SIG_IGN)\n        except OSError: pass\n    time.sleep(60)\n",
        "import os, time\nif os.fork() == 0:\n    time.sleep(60)\nos.abort()\n"};
    for (const char* program : programs) {
        const auto start = std::chrono::steady_clock::now();
        const Told told = run(program, {"--env", "MARK=" + mark_});
        EXPECT_THAT(processes_with("MARK=" + mark_), IsEmpty()) << program;
        EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10))
            << "streams that a child holds hold nothing up";
        EXPECT_NE(told.text("status"), "error") << told.text("error");
    }
}

TEST_P(ConformanceCleanup, NoProcessIsLeftAfterALimit) {
    const std::string bomb =
        "import os, time\nos.setsid() if os.getpid() != os.getsid(0) and os.getpgid(0) != os.getpid() else None\n"
        "for _ in range(5):\n    if os.fork() == 0:\n        time.sleep(60)\n        os._exit(0)\n";
    const std::pair<std::string, std::vector<std::string>> cases[] = {
        {bomb + "time.sleep(60)\n", {"--timeout", "1s"}},
        {bomb + "x = []\nwhile True: x.append(b'x' * 1_000_000)\n", {"--memory", "150m"}},
        {bomb + "while True: os.write(1, b'x' * 100_000)\n", {}}};
    for (const auto& [program, flags] : cases) {
        std::vector<std::string> all = flags;
        all.insert(all.end(), {"--env", "MARK=" + mark_});
        const Told told = run(program, all);
        EXPECT_THAT(processes_with("MARK=" + mark_), IsEmpty());
        if (runs()) {
            EXPECT_THAT(told.limits(), ::testing::Not(IsEmpty())) << told.text("status") << told.text("stderr");
        }
    }
}

TEST_P(ConformanceCleanup, NoMountNoGroupAndNoFileIsLeft) {
    const std::string before = mounts();
    const std::string name = "/tmp/" + mark_;
    const Told told = run("open('" + name + "', 'w').write('x')\nopen('/output/" + mark_ + "', 'w').write('x')\n");
    EXPECT_NE(told.text("status"), "error") << told.text("error");
    EXPECT_EQ(mounts(), before);
    EXPECT_FALSE(fs::exists(name));
    // Others may be making or removing groups at this very moment; what is left by a run stays.
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (!empty_groups().empty() && std::chrono::steady_clock::now() < until) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    EXPECT_THAT(empty_groups(), IsEmpty());
}

TEST_P(ConformanceCleanup, NothingOfOneRunIsSeenByTheNext) {
    const Told first =
        run("import os\nfor folder in ('/tmp', '/output'):\n    open(folder + '/left', 'w').write('x')\n");
    const Told second = run("import os\nprint(os.listdir('/tmp'), os.listdir('/output'), os.environ.get('LEFT'))\n");
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(first.text("status"), "ok") << first.text("stderr");
    EXPECT_EQ(second.text("stdout"), "[] [] None\n");
}

}  // namespace
}  // namespace paddock::conformance
