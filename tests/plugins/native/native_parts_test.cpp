// Parts of the native backend that can be looked at without a sandbox, and the backend called from this process.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "artifacts.hpp"
#include "cgroup.hpp"
#include "explain.hpp"
#include "native_backend.hpp"
#include "plan.hpp"
#include "runtime.hpp"
#include "sandbox_runner.hpp"
#include "seccomp_rules.hpp"
#include "watch.hpp"

namespace paddock::native {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::StartsWith;

std::string text_of(const fs::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Plain folders that stand in for cgroup v2: the kernel's files are made where it would make them.
class UnifiedTree : public ::testing::Test {
protected:
    UnifiedTree() : root_(folder_.path() + "/cgroup") {
        fs::create_directories(root_ + "/user.slice/app.scope");
        std::ofstream(root_ + "/cgroup.subtree_control") << "cpu memory pids\n";
        std::ofstream(root_ + "/user.slice/cgroup.subtree_control") << "memory pids\n";
        std::ofstream(root_ + "/user.slice/app.scope/cgroup.subtree_control") << "\n";
        for (const char* folder : {"", "/user.slice", "/user.slice/app.scope"}) {
            std::ofstream(root_ + folder + "/cgroup.procs") << "";
        }
    }

    [[nodiscard]] CgroupPlaces places() const {
        return find_cgroups("31 23 0:28 / " + root_ + " rw,relatime - cgroup2 cgroup2 rw\n",
                            "0::/user.slice/app.scope\n");
    }
    static void fill(const std::string& folder) {
        for (const char* file :
             {"memory.max", "memory.swap.max", "memory.oom.group", "pids.max", "cpu.max", "cgroup.procs"}) {
            std::ofstream(folder + "/" + file) << "";
        }
        std::ofstream(folder + "/memory.peak") << "123456\n";
        std::ofstream(folder + "/memory.events") << "low 0\nhigh 0\nmax 7\noom 1\noom_kill 1\noom_group_kill 1\n";
        std::ofstream(folder + "/pids.peak") << "5\n";
        std::ofstream(folder + "/pids.events") << "max 3\n";
        std::ofstream(folder + "/cpu.stat") << "usage_usec 2500\nuser_usec 2000\nsystem_usec 500\n";
    }

    testing::ScratchFolder folder_{geteuid()};
    std::string root_;
};

TEST_F(UnifiedTree, FindsTheNearestGroupThatHandsAControllerOn) {
    const CgroupPlaces found = places();
    EXPECT_EQ(found.memory.parent, root_ + "/user.slice");
    EXPECT_EQ(found.pids.parent, root_ + "/user.slice");
    EXPECT_EQ(found.cpu.parent, root_);
    EXPECT_TRUE(found.memory.unified);
}

TEST_F(UnifiedTree, WritesTheLimitsOfARun) {
    CgroupPlaces found = places();
    found.cpu = found.cpuacct = found.memory;
    Limits limits;
    limits.memory_bytes = 1'000'000;
    limits.pids = 10;
    limits.cpus = 1.5;
    Result<RunCgroups> groups = RunCgroups::make(found, limits, "paddock-1-2-3", fill);
    ASSERT_TRUE(groups) << groups.error().message;
    const std::string made = root_ + "/user.slice/paddock-1-2-3";
    EXPECT_EQ(text_of(made + "/memory.max"), "1000000");
    EXPECT_EQ(text_of(made + "/memory.swap.max"), "0");
    EXPECT_EQ(text_of(made + "/memory.oom.group"), "1");
    EXPECT_EQ(text_of(made + "/pids.max"), "11") << "paddock's init is one more";
    EXPECT_EQ(text_of(made + "/cpu.max"), "150000 100000");
    EXPECT_GE(groups->unified_folder(), 0);
    EXPECT_THAT(groups->tasks(), ::testing::IsEmpty());
    EXPECT_THAT(groups->evidence("memory"), StartsWith("memory.max is 1000000 in " + made));
}

TEST_F(UnifiedTree, ReadsTheKernelsFigures) {
    CgroupPlaces found = places();
    found.cpu = found.cpuacct = found.memory;
    const Result<RunCgroups> groups = RunCgroups::make(found, Limits{}, "paddock-1-2-4", fill);
    ASSERT_TRUE(groups);
    EXPECT_EQ(groups.value().peak_memory()->value, 123'456u);
    EXPECT_EQ(groups.value().peak_memory()->source, "memory.peak");
    EXPECT_EQ(groups.value().cpu_time()->value, 2'500u);
    EXPECT_EQ(groups.value().peak_pids()->value, 5u);
    EXPECT_EQ(groups.value().memory_kills(), 1u);
    EXPECT_EQ(groups.value().refused_forks(), 3u);
    EXPECT_FALSE(groups.value().holds(getpid()));
}

TEST_F(UnifiedTree, SaysThatALimitWhichCouldNotBeWrittenIsNotInForce) {
    const Result<RunCgroups> groups = RunCgroups::make(places(), Limits{}, "paddock-1-2-5", [](const std::string&) {});
    ASSERT_TRUE(groups);
    EXPECT_FALSE(groups.value().bounds_memory());
    EXPECT_FALSE(groups.value().bounds_pids());
    EXPECT_EQ(groups.value().peak_memory(), std::nullopt);
}

/// A scope of one's own (Delegate=yes) below groups that are others': nothing above may be written.
class DelegatedTree : public UnifiedTree {
protected:
    DelegatedTree() {
        for (const char* folder : {"", "/user.slice"}) {
            std::ofstream(root_ + folder + "/cgroup.subtree_control") << "";
        }
        std::ofstream(own_ + "/cgroup.controllers") << "cpu memory pids\n";
        leaf_files();
    }
    /// The kernel would make them with the folder.
    void leaf_files() const {
        fs::create_directories(own_ + "/" + kLeaf);
        std::ofstream(own_ + "/" + kLeaf + "/cgroup.procs") << "";
    }
    static constexpr const char* kLeaf = "paddock-1-2-leaf";
    const std::string own_ = root_ + "/user.slice/app.scope";
};

TEST_F(DelegatedTree, MakesRoomInTheCallersOwnGroup) {
    CgroupPlaces found = places();
    EXPECT_EQ(found.memory.parent, own_);
    EXPECT_TRUE(found.memory.needs_leaf);
    EXPECT_TRUE(found.cpuacct.needs_leaf) << "it counts where cpu is";
    settle_in_leaf(found, kLeaf, 4711);
    EXPECT_EQ(text_of(own_ + "/" + kLeaf + "/cgroup.procs"), "4711");
    EXPECT_EQ(text_of(own_ + "/cgroup.subtree_control"), "+memory +pids +cpu");
    EXPECT_FALSE(found.memory.needs_leaf);
    const Result<RunCgroups> groups = RunCgroups::make(found, Limits{}, "paddock-1-2-0", fill);
    ASSERT_TRUE(groups) << groups.error().message;
    EXPECT_TRUE(groups.value().bounds_memory() && groups.value().bounds_pids() && groups.value().bounds_cpu());
    EXPECT_EQ(text_of(own_ + "/paddock-1-2-0/pids.max"), "65");
}

TEST_F(DelegatedTree, GoesBackWhereTheControllersCannotBeSwitchedOn) {
    CgroupPlaces found = places();
    fs::remove(own_ + "/cgroup.subtree_control");
    fs::create_directory(own_ + "/cgroup.subtree_control");  // refuses to be written, as the kernel does by EBUSY
    settle_in_leaf(found, kLeaf, 4711);
    EXPECT_EQ(text_of(own_ + "/cgroup.procs"), "4711") << "where the caller was before";
    EXPECT_EQ(found.memory.parent, "");
    EXPECT_THAT(found.memory.why_not, HasSubstr("Delegate=yes"));
    EXPECT_EQ(found.cpuacct.parent, "");
}

TEST_F(UnifiedTree, SweepsGroupsOfDeadPaddocksOnly) {
    const std::string parent = root_ + "/user.slice/";
    const std::string live = group_name();
    for (const std::string& name :
         {std::string("paddock-999999999-7-0"), live, std::string("paddock-notes"), std::string("other")}) {
        fs::create_directory(parent + name);
    }
    // The same process id with another start time is another process.
    const std::string recycled = "paddock-" + std::to_string(getpid()) + "-1-0";
    fs::create_directory(parent + recycled);
    EXPECT_EQ(sweep_cgroups(places()), 2);
    EXPECT_TRUE(fs::exists(parent + live));
    EXPECT_TRUE(fs::exists(parent + "paddock-notes"));
    EXPECT_TRUE(fs::exists(parent + "other"));
    EXPECT_FALSE(fs::exists(parent + recycled));
}

TEST(FindCgroups, TakesEachControllerWhereAHybridHostHasIt) {
    const testing::ScratchFolder folder(geteuid());
    fs::create_directories(folder.path() + "/memory/own/group");
    const CgroupPlaces found =
        find_cgroups("1 0 0:1 / " + folder.path() + "/memory rw - cgroup cgroup rw,memory\n2 0 0:2 / " + folder.path() +
                         "/unified rw - cgroup2 cgroup2 rw\n",
                     "4:memory:/own/group\n0::/\n");
    EXPECT_EQ(found.memory.parent, folder.path() + "/memory/own/group");
    EXPECT_FALSE(found.memory.unified);
    EXPECT_EQ(found.pids.parent, "");
    EXPECT_THAT(found.pids.why_not, HasSubstr("pids"));
}

TEST(SafeName, HidesWhatATerminalOrAShellWouldTakeForMore) {
    EXPECT_EQ(safe_name("equity.csv"), "equity.csv");
    EXPECT_EQ(safe_name("-rf"), "%2drf");
    EXPECT_EQ(safe_name("a\x1b[2Jb"), "a%1b[2Jb");
    EXPECT_EQ(safe_name("100%"), "100%25");
    EXPECT_NE(safe_name("a%20b"), safe_name("a b"));
}

TEST(NextLook, ComesSoonerTheNearerTheLimit) {
    EXPECT_EQ(next_look(0, 4ULL << 30).count(), 10'000);
    EXPECT_EQ(next_look(100, 90).count(), 1'000);
    EXPECT_LT(next_look(60 << 20, 100 << 20).count(), next_look(20 << 20, 100 << 20).count());
}

class RuntimeTree : public ::testing::Test {
protected:
    void make(const std::string& path) const {
        fs::create_directories(fs::path(folder_.path() + path).parent_path());
        std::ofstream(folder_.path() + path) << "x";
    }
    static bool binds(const Runtime& runtime, const std::string& path) {
        return std::any_of(runtime.binds.begin(), runtime.binds.end(),
                           [&path](const Bind& bind) { return bind.target == path; });
    }
    testing::ScratchFolder folder_{geteuid()};
};

TEST_F(RuntimeTree, BindsABuildWithAPrefixOfItsOwn) {
    make("/3.12/bin/python3.12");
    make("/3.12/lib/python3.12/os.py");
    fs::create_symlink("python3.12", folder_.path() + "/3.12/bin/python");
    const Result<Runtime> runtime = find_runtime(folder_.path() + "/3.12/bin/python");
    ASSERT_TRUE(runtime) << runtime.error().message;
    EXPECT_TRUE(binds(runtime.value(), folder_.path() + "/3.12/bin/python3.12"));
    EXPECT_TRUE(binds(runtime.value(), folder_.path() + "/3.12/lib"));
    EXPECT_EQ(runtime.value().interpreter, folder_.path() + "/3.12/bin/python");
}

TEST_F(RuntimeTree, BindsAVirtualEnvironmentOverAnother) {
    make("/base/bin/python3.12");
    make("/base/lib/python3.12/os.py");
    make("/venv/pyvenv.cfg");
    make("/venv/lib/python3.12/site-packages/x.py");
    fs::create_directories(folder_.path() + "/venv/bin");
    fs::create_symlink(folder_.path() + "/base/bin/python3.12", folder_.path() + "/venv/bin/python");
    const Result<Runtime> runtime = find_runtime(folder_.path() + "/venv/bin/python");
    ASSERT_TRUE(runtime) << runtime.error().message;
    for (const char* path : {"/venv/lib", "/venv/pyvenv.cfg", "/base/lib", "/base/bin/python3.12"}) {
        EXPECT_TRUE(binds(runtime.value(), folder_.path() + path)) << path;
    }
    EXPECT_FALSE(binds(runtime.value(), folder_.path() + "/venv"));
}

TEST_F(RuntimeTree, RefusesAnInterpreterWithoutItsLibrary) {
    make("/bin/python3.12");
    const Result<Runtime> runtime = find_runtime(folder_.path() + "/bin/python3.12");
    ASSERT_FALSE(runtime);
    EXPECT_THAT(runtime.error().message, HasSubstr("no standard library"));
}

TEST(FindRuntime, WantsAnAbsolutePath) {
    EXPECT_FALSE(find_runtime("python3"));
}

ExecutionRequest request_of(const std::string& program) {
    return {.source = ApprovedSource::without_validation({"test.py", program}),
            .run_id = "test",
            .arguments = {},
            .environment = {},
            .data = {},
            .output_directory = {},
            .limits = {},
            .sandbox = {}};
}

TEST(NativeBackend, EndsARunThatIsStopped) {
    NativeBackend backend;
    std::stop_source stop;
    std::jthread stopper([&stop] {
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        stop.request_stop();
    });
    const ExecutionResult result = backend.run(request_of("while True: pass"), stop.get_token());
    EXPECT_EQ(result.status, RunStatus::killed) << result.error;
    EXPECT_THAT(result.error, HasSubstr("interrupted"));
    EXPECT_LT(result.wall_time, std::chrono::seconds(5));
}

TEST(NativeBackend, RunsSideBySideWithoutMixing) {
    std::vector<std::jthread> threads;
    std::vector<std::string> outputs(24);
    for (std::size_t worker = 0; worker < 4; ++worker) {
        threads.emplace_back([worker, &outputs] {
            NativeBackend backend;
            for (std::size_t i = worker; i < outputs.size(); i += 4) {
                const ExecutionResult result = backend.run(
                    request_of("import os\nprint(os.listdir('/tmp'), " + std::to_string(i) + ")\nopen('/tmp/x', 'w')"),
                    {});
                outputs[i] = result.out + result.error;
            }
        });
    }
    threads.clear();
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        EXPECT_EQ(outputs[i], "[] " + std::to_string(i) + "\n");
    }
}

TEST(NativeBackend, LeaksNoDescriptor) {
    const auto open_descriptors = [] {
        return std::distance(fs::directory_iterator("/proc/self/fd"), fs::directory_iterator());
    };
    NativeBackend backend;
    EXPECT_EQ(backend.run(request_of("pass"), {}).status, RunStatus::ok);
    const auto before = open_descriptors();
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(backend.run(request_of("print(1)"), {}).status, RunStatus::ok);
        EXPECT_EQ(backend.probe().size(), kControlNames.size());
    }
    EXPECT_EQ(open_descriptors(), before);
}

bool same(std::span<const sock_filter> built, const std::vector<sock_filter>& made) {
    return std::equal(built.begin(), built.end(), made.begin(), made.end(),
                      [](const sock_filter& a, const sock_filter& b) {
                          return a.code == b.code && a.jt == b.jt && a.jf == b.jf && a.k == b.k;
                      });
}

TEST(Filter, IsWhatLibseccompMakesOfTheReviewedLists) {
    EXPECT_TRUE(same(kCountedFilter, make_filter(FilterVariant::counted)));
    EXPECT_TRUE(same(kPlainFilter, make_filter(FilterVariant::plain)));
    EXPECT_TRUE(std::ranges::equal(kKillingCalls, killing_calls()));
    EXPECT_TRUE(std::ranges::equal(kSystemCallNames, system_call_names()));
}

TEST(Filter, LeavesNothingToTheStandInsOfTheBuild) {
    for (const auto& filter : {kCountedFilter, kPlainFilter}) {
        for (const sock_filter& one : filter) {
            if (one.code == (BPF_RET | BPF_K)) {
                EXPECT_NE(one.k & 0xffff0000U, SECCOMP_RET_TRACE);
            }
        }
    }
}

/// A defence without a test that is there would be a claim.
TEST(Docs, IsolationNamesTestsThatExist) {
    const fs::path root = PADDOCK_SOURCE_DIR;
    const std::string page = text_of(root / "docs/isolation.md");
    std::string tests;
    for (const fs::directory_entry& entry : fs::directory_iterator(root / "tests/plugins/native")) {
        tests += text_of(entry.path());
    }
    int found = 0;
    // What stands between backquotes: every second part. No std::regex: gcc 12 warns of its insides under asan.
    const std::vector<std::string_view> parts = split(page, '`');
    for (std::size_t at = 1; at < parts.size(); at += 2) {
        const std::vector<std::string_view> names = split(parts[at], '.');
        const std::vector<std::string_view> path = split(parts[at], '/');
        const bool plain = parts[at].find_first_of(" -_=(\"") == std::string_view::npos;
        if (names.size() == 2 && plain && path.size() == 1 && std::isupper(names[0].front()) != 0) {
            EXPECT_THAT(tests, HasSubstr("(" + std::string(names[0]) + ", " + std::string(names[1]) + ")"));
            ++found;
        } else if (path.size() == 2 && names.size() == 1 && fs::is_directory(root / "tests/adversary" / path[0])) {
            EXPECT_TRUE(fs::exists(root / "tests/adversary" / (std::string(parts[at]) + ".py"))) << parts[at];
            ++found;
        }
    }
    EXPECT_GT(found, 50);
}

TEST(Plan, CanBeRead) {
    Job job;
    job.source = "pass";
    const Result<Plan> plan =
        make_plan(job, HostIds{.uid = 1, .gid = 1, .privileged = false}, Switches{}, BoundByCgroup{});
    ASSERT_TRUE(plan) << plan.error().message;
    const std::string text = describe(plan.value(), job, Machine{});
    EXPECT_THAT(text, HasSubstr("exec: /usr/bin/python3 -s -B -u /work/strategy.py"));
    EXPECT_THAT(text, HasSubstr("PYTHONHASHSEED=0"));
}

}  // namespace
}  // namespace paddock::native
