// The Docker backend's parts that need no engine.
#include <gmock/gmock.h>
#include <grp.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>

#include "controls.hpp"
#include "docker_command.hpp"
#include "engine_errors.hpp"
#include "leftovers.hpp"
#include "ownership.hpp"
#include "program.hpp"
#include "seal.hpp"

namespace paddock::docker {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

TEST(DockerCommand, HasEveryFlagOfTheSpecification) {
    Container container;
    container.name = "paddock-x";
    container.limits.memory_bytes = 1U << 30U;
    container.pids_limit = 65;
    container.cpus = 1.5;
    container.profile = "/p/seccomp-strict.json";
    const std::vector<std::string> arguments = run_arguments(container);
    for (const char* flag : {"--network=none", "--read-only", "--cap-drop=ALL", "--cpus=1.50", "--memory=1073741824b",
                             "--memory-swap=1073741824b", "--pids-limit=65", "--security-opt=no-new-privileges",
                             "--security-opt=seccomp=/p/seccomp-strict.json", "--log-driver=none", "--pull=never",
                             "--ulimit=msgqueue=0:0", "--ulimit=nice=0:0", "--ulimit=rtprio=0:0"}) {
        EXPECT_THAT(arguments, Contains(flag));
    }
    EXPECT_THAT(arguments, Contains(StartsWith("--tmpfs=/tmp:rw,noexec,nosuid,nodev,size=")));
    EXPECT_THAT(arguments, Not(Contains("--rm"))) << "it loses the exit code and whether memory ran out";
    EXPECT_THAT(arguments, Not(Contains(StartsWith("--runtime"))));
    container.sandbox.runtime = "runsc";
    EXPECT_THAT(run_arguments(container), Contains("--runtime=runsc"));
}

TEST(DockerCommand, PodmanGetsItsFoldersAsVolumesWithTheSameBounds) {
    Container container;
    container.name = "paddock-x";
    container.owner = "me";
    container.user = 1234;
    EXPECT_THAT(make_volumes_arguments(container), ::testing::IsEmpty()) << "Docker's are --tmpfs";
    container.podman = true;
    container.limits.disk_bytes = 1U << 20U;
    container.limits.files = 100;
    const std::vector<std::vector<std::string>> commands = make_volumes_arguments(container);
    ASSERT_EQ(commands.size(), 2U);
    EXPECT_THAT(commands[1], Contains("--opt=o=nr_blocks=256,nr_inodes=101,mode=0700,uid=1234,gid=1000"));
    EXPECT_THAT(commands[1], Contains("--label=org.paddock.owner=me")) << "so that a killed paddock's are found";
    EXPECT_EQ(commands[1].back(), "paddock-x-output");
    const std::vector<std::string> run = run_arguments(container);
    EXPECT_THAT(run, Contains("--volume=paddock-x-output:/output:rw,noexec,nosuid,nodev"));
    EXPECT_THAT(run, Contains("--read-only-tmpfs=false")) << "else podman makes more folders writable";
    EXPECT_THAT(run, Not(Contains(StartsWith("--tmpfs"))));
}

TEST(DockerCommand, PathsWithCommasAndQuotesStayOnePath) {
    Container container;
    container.data.push_back({.source = "/a,readonly=false\"b", .target = "/data/x"});
    EXPECT_THAT(run_arguments(container),
                Contains("--mount=type=bind,\"source=/a,readonly=false\"\"b\",\"target=/data/x\",readonly,"
                         "bind-nonrecursive=true"));
}

TEST(DockerCommand, AnImageIsTheLastArgumentAndNothingOfTheProgramIsAmongThem) {
    Container container;
    container.sandbox.image = "img:1";
    EXPECT_EQ(run_arguments(container).back(), "img:1");
}

TEST(Ownership, AProcessThatLivesIsNotGoneAndOneThatEndedIs) {
    EXPECT_FALSE(owner_is_gone(owner_label()));
    const pid_t child = fork();
    if (child == 0) {
        _exit(0);
    }
    const std::string ours = owner_label();
    std::string theirs = ours;
    const std::string own_id = "." + std::to_string(getpid()) + ".";
    theirs.replace(theirs.find(own_id), own_id.size(), "." + std::to_string(child) + ".");
    waitpid(child, nullptr, 0);
    EXPECT_TRUE(owner_is_gone(theirs));
}

TEST(Ownership, WhatCannotBeToldStays) {
    for (const char* label : {"", "x", "a.b.c.d", "other-boot.1.2.3"}) {
        EXPECT_FALSE(owner_is_gone(label)) << label;
    }
    std::string other_namespace = owner_label();
    const std::size_t at = other_namespace.find("." + std::to_string(getpid()) + ".");
    other_namespace.insert(at, "7");  // of the PID namespace's number
    EXPECT_FALSE(owner_is_gone(other_namespace)) << "its process ids are others";
}

/// A copied machine has the machine-id of the first, and may share an engine with it.
TEST(Ownership, WhatIsOfAnotherBootCannotBeTold) {
    std::string label = owner_label();
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string boot;
    file >> boot;
    ASSERT_NE(label.find(boot), std::string::npos);
    label[label.find(boot)] = boot[0] == '0' ? '1' : '0';
    EXPECT_FALSE(owner_is_gone(label));
}

/// hidepid of proc(5): what belongs to others is as if it were not there.
TEST(Ownership, AProcessThatIsHiddenIsNotGone) {
    if (::geteuid() != 0) {
        GTEST_SKIP() << "needs root: only root can mount a /proc that hides";
    }
    const std::string root_label = owner_label();
    const pid_t other_user = fork();
    if (other_user == 0) {
        constexpr unsigned kOrdinaryUser = 64'321;
        const bool ready = unshare(CLONE_NEWNS) == 0 &&
                           mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                           mount("proc", "/proc", "proc", 0, "hidepid=2") == 0 && setgroups(0, nullptr) == 0 &&
                           setgid(kOrdinaryUser) == 0 && setuid(kOrdinaryUser) == 0;
        const bool hidden = access(("/proc/" + std::to_string(getppid())).c_str(), F_OK) != 0;
        _exit(!ready || !hidden ? 2 : owner_is_gone(root_label) ? 1 : 0);
    }
    int status = -1;
    waitpid(other_user, &status, 0);
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_NE(WEXITSTATUS(status), 2) << "/proc hides nothing here";
    EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST(RunFolder, HoldsTheProgramAndGoes) {
    std::string program;
    {
        const Result<RunFolder> folder = RunFolder::make("docker", "run-1", "print(1)\n", 1234);
        ASSERT_TRUE(folder);
        program = folder->program();
        std::ifstream file(program);
        EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), "print(1)\n");
    }
    EXPECT_FALSE(fs::exists(fs::path(program).parent_path()));
}

TEST(RunFolder, ContainersAreLookedForOnceInAWhileAndAfterAKilledRun) {
    const test::TestFolder temporary;
    ::setenv("TMPDIR", temporary.path().c_str(), 1);
    const auto has_to_look = [](const char* client) {
        const Result<RunFolder> folder = RunFolder::make(client, "run-2", "", 1234);
        return folder && folder->has_to_look();
    };
    EXPECT_TRUE(has_to_look("docker")) << "nobody has yet";
    RunFolder::make("docker", "run-1", "", 1234)->looked();
    RunFolder::make("podman", "run-1", "", 1234)->looked();
    EXPECT_FALSE(has_to_look("docker"));
    const pid_t killed = fork();
    if (killed == 0) {
        Result<RunFolder> left = RunFolder::make("docker", "run-3", "", 1234);
        _exit(left ? 0 : 1);  // no destructor runs
    }
    waitpid(killed, nullptr, 0);
    EXPECT_TRUE(has_to_look("docker"));
    EXPECT_TRUE(has_to_look("podman")) << "it can't be told at which engine that was";
    ::unsetenv("TMPDIR");
}

TEST(RunFolder, AnotherEngineOfTheSameClientIsLookedAtForItself) {
    const test::TestFolder temporary, settings;
    ::setenv("TMPDIR", temporary.path().c_str(), 1);
    ::setenv("DOCKER_CONFIG", settings.path().c_str(), 1);
    RunFolder::make("docker", "run-1", "", 1234)->looked();
    EXPECT_FALSE(RunFolder::make("docker", "run-1", "", 1234)->has_to_look());
    settings.put("config.json", "{\"currentContext\": \"other\"}\n");  // docker context use
    EXPECT_TRUE(RunFolder::make("docker", "run-1", "", 1234)->has_to_look());
    ::unsetenv("DOCKER_CONFIG");
    ::unsetenv("TMPDIR");
}

TEST(Seal, IsSipHash) {
    // The reference's vectors for 16 and 18 bytes, 0, 1, 2...
    const SealKey key{0x0706050403020100, 0x0f0e0d0c0b0a0908};
    EXPECT_EQ(seal(key, key[0], key[1], ""), 0x3f2acc7f57c29bdbU);
    EXPECT_EQ(seal(key, key[0], key[1], "\x10\x11"), 0x4bc1b3f0968dd39cU);
}

TEST(Leftovers, NamesThatLeadElsewhereAreNotFollowed) {
    const test::TestFolder folder;
    const std::string inside = folder.path() / "inside";
    fs::create_directory(inside);
    Leftovers leftovers(inside, {.files = 20, .bytes = 1000});
    for (const char* name : {"../outside", "/outside", "a/../../outside", "", ".", "..", "a//b"}) {
        leftovers.file(name);
        leftovers.data("x");
    }
    fs::create_symlink("..", fs::path(inside) / "link");
    leftovers.file("link/outside");
    leftovers.data("x");
    leftovers.file("fine");
    leftovers.data("abc");
    const native::Collected collected = leftovers.collect("");
    ASSERT_EQ(collected.artifacts.size(), 1U);
    EXPECT_EQ(collected.artifacts[0].path, "fine");
    EXPECT_THAT(collected.problem, HasSubstr("was not taken"));
    EXPECT_FALSE(fs::exists(folder.path() / "outside"));
}

TEST(Leftovers, BytesAndFilesAreBounded) {
    const test::TestFolder folder;
    Leftovers leftovers(folder.path(), {.files = 2, .bytes = 5});
    leftovers.file("a");
    leftovers.data("12345");
    leftovers.data("6");
    leftovers.file("b");
    leftovers.file("c");
    const native::Collected collected = leftovers.collect("");
    EXPECT_LE(collected.artifacts.size(), 2U);
    EXPECT_THAT(collected.problem, HasSubstr("over the limit"));
    EXPECT_FALSE(fs::exists(folder.path() / "c"));
}

std::string evidence_of(const char* name, const InsideView& view) {
    const std::vector<Control> controls = judge_controls(view, Container{});
    const auto found =
        std::find_if(controls.begin(), controls.end(), [name](const Control& control) { return control.name == name; });
    return (found->enforced ? "in force: " : "missing: ") + found->evidence;
}

TEST(Controls, TheEnginesProfileIsClaimedWhereASecondFilterShows) {
    InsideView view;
    view.proof.seccomp_mode = 2;
    view.proof.socket_error = EPERM;
    view.proof.seccomp_filters = 2;
    EXPECT_THAT(evidence_of("seccomp", view), StartsWith("in force: "));
    EXPECT_THAT(evidence_of("seccomp", view), HasSubstr("the engine's profile and paddock's filter"));
    for (const int none_shows : {0, 1}) {
        view.proof.seccomp_filters = none_shows;
        EXPECT_THAT(evidence_of("seccomp", view), StartsWith("in force: ")) << "paddock's own is";
        EXPECT_THAT(evidence_of("seccomp", view), HasSubstr("profile does NOT show"));
    }
}

TEST(Controls, SharedMemoryIsLookedForAndNotTakenToBeAbsent) {
    InsideView view;
    view.proof.namespaces.fill(1);
    view.shared_memory_error = ENOENT;
    EXPECT_THAT(evidence_of("ipc", view), StartsWith("in force: "));
    view.shared_memory_error = 0;
    EXPECT_THAT(evidence_of("ipc", view), StartsWith("missing: "));
    EXPECT_THAT(evidence_of("ipc", view), HasSubstr("it was given"));
}

TEST(EngineErrors, EachKnownOneSaysWhatToDo) {
    SandboxSettings sandbox;
    sandbox.runtime = "runsc";
    const std::pair<const char*, const char*> cases[] = {
        {"docker: Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?.\nSee 'docker run "
         "--help'.\n",
         "systemctl start docker"},
        {"docker: Got permission denied while trying to connect to the Docker daemon socket at unix:///x\n",
         "usermod -aG docker"},
        {"docker: Error response from daemon: No such image: paddock-sandbox:latest.\n", "paddock image build"},
        {"docker: Error response from daemon: Unknown runtime specified runsc.\n", "no runtime runsc"},
        {"docker: Error response from daemon: unknown or invalid runtime name: runsc\n", "no runtime runsc"},
        {"docker: Error response from daemon: invalid mount config for type \"bind\": bind source path does not exist: "
         "/x.\n",
         "does not see this machine's files"},
        {"Error: unknown mount option \"nr_inodes=2048\": invalid mount option\n", "podman by another name"},
        {"something new\n", "something new"},
        {"", "said nothing"}};
    for (const auto& [said, wanted] : cases) {
        EXPECT_THAT(explain_refusal(said, sandbox), HasSubstr(wanted)) << said;
        EXPECT_THAT(explain_refusal(said, sandbox), HasSubstr("nothing was run")) << said;
    }
}

}  // namespace
}  // namespace paddock::docker
