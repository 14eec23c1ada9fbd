// What only a container can get wrong: what is left behind, what the engine keeps, what a killed client leaves running,
// and a sentence for each trouble. Against a real engine.
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/wait.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <future>

#include "docker_run.hpp"
#include "paddock/sha256.hpp"

namespace paddock::test {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

TEST_F(DockerRun, SigtermAndCtrlCEndTheRunAndRemoveTheContainer) {
    for (const int number : {SIGTERM, SIGINT}) {
        bp::child stopped = start(command(kSleeper));
        ASSERT_TRUE(soon(sleeper_runs)) << containers();
        const auto begun = std::chrono::steady_clock::now();
        ::kill(stopped.id(), number);
        stopped.wait();
        EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(5)) << number;
        EXPECT_EQ(containers(), "") << number;
    }
}

TEST_F(DockerRun, AContainerKilledByOthersIsToldAsSuch) {
    bp::child ran = start(command(kSleeper));
    ASSERT_TRUE(soon(sleeper_runs)) << containers();
    const std::string line = containers();
    docker({"kill", line.substr(0, line.find(' '))});
    const json::object result = result_of(ran);
    EXPECT_EQ(text(result, "status"), "killed");
    EXPECT_THAT(text(result, "error"), HasSubstr("killed from outside"));
    EXPECT_TRUE(result.at("resource_usage").at("memory_usage_mb").is_null()) << "not known is not nought";
    EXPECT_TRUE(result.at("isolation_events").is_null()) << "not known is not none";
    EXPECT_THAT(text(result, "isolation_events_source"), HasSubstr("gone before its count"));
    EXPECT_EQ(containers(), "");
}

TEST_F(DockerRun, FiftyAtOnceLeaveNoContainerVolumeOrNetwork) {
    const std::string before = docker({"volume", "ls", "--quiet"}) + docker({"network", "ls", "--quiet"});
    constexpr int kRuns = 50, kAtOnce = 10;
    std::atomic<int> next{0}, right{0};
    std::vector<std::future<void>> workers;
    std::vector<std::vector<std::string>> commands;
    for (int i = 0; i < kRuns; ++i) {
        commands.push_back(command("print(" + std::to_string(i) + ")\n"));
    }
    for (int worker = 0; worker < kAtOnce; ++worker) {
        workers.push_back(std::async(std::launch::async, [&] {
            for (int i = next++; i < kRuns; i = next++) {
                const ProgramRun ran = paddock(commands[static_cast<std::size_t>(i)]);
                right += ran.json().at("stdout").as_string() == std::to_string(i) + "\n" ? 1 : 0;
            }
        }));
    }
    for (std::future<void>& worker : workers) {
        worker.get();
    }
    EXPECT_EQ(right, kRuns);
    EXPECT_EQ(containers(), "");
    EXPECT_EQ(docker({"volume", "ls", "--quiet"}) + docker({"network", "ls", "--quiet"}), before);
}

TEST_F(DockerRun, TheEngineKeepsNothingOfWhatWasPrinted) {
    bp::child ran = start(command("import time\nprint('x' * 100_000, flush=True)\ntime.sleep(3)\n"));
    ASSERT_TRUE(soon(sleeper_runs)) << containers();
    const std::string line = containers();
    EXPECT_EQ(
        docker({"inspect", "--format={{.HostConfig.LogConfig.Type}} {{.LogPath}}", line.substr(0, line.find(' '))}),
        "none \n");
    EXPECT_EQ(text(result_of(ran), "status"), "ok");
}

TEST_F(DockerRun, EachFlagOfTheSpecificationReachesTheEngine) {
    bp::child ran =
        start(command("import time\ntime.sleep(3)\n", {"--cpus", "1.5", "--memory", "256m", "--pids", "80"}));
    ASSERT_TRUE(soon(sleeper_runs)) << containers();
    const std::string line = containers();
    const json::value all = json::parse(docker({"inspect", line.substr(0, line.find(' '))}));
    const json::value& host = all.at(0).at("HostConfig");
    EXPECT_EQ(host.at("NetworkMode").as_string(), "none");
    EXPECT_TRUE(host.at("ReadonlyRootfs").as_bool());
    EXPECT_EQ(json::serialize(host.at("CapDrop")), "[\"ALL\"]");
    EXPECT_EQ(host.at("NanoCpus").to_number<double>(), 1.5e9);
    EXPECT_EQ(host.at("Memory").as_int64(), 256 << 20);
    EXPECT_EQ(host.at("MemorySwap").as_int64(), 256 << 20);
    EXPECT_EQ(host.at("PidsLimit").as_int64(), 81) << "paddock's init is one";
    EXPECT_FALSE(host.at("AutoRemove").as_bool());
    EXPECT_FALSE(host.at("Privileged").as_bool());
    const std::string options = json::serialize(host.at("SecurityOpt"));
    EXPECT_THAT(options, HasSubstr("no-new-privileges"));
    EXPECT_THAT(options, HasSubstr("SCMP_ACT_TRACE")) << "the whole profile";
    for (const char* scratch : {"/tmp", "/output"}) {
        EXPECT_THAT(std::string(host.at("Tmpfs").at(scratch).as_string()), HasSubstr("noexec,nosuid,nodev,size="));
    }
    for (const json::value& mount : all.at(0).at("Mounts").as_array()) {
        EXPECT_FALSE(mount.at("RW").as_bool()) << json::serialize(mount);
    }
    EXPECT_EQ(text(result_of(ran), "status"), "ok");
}

TEST_F(DockerRun, TheProfileHoldsAloneToo) {
    const std::string profile = std::string("seccomp=") + PADDOCK_PLUGINS + "/docker/seccomp-strict.json";
    const std::string said = docker({"run", "--rm", "--network=none", "--security-opt=no-new-privileges",
                                     "--security-opt", profile, "paddock-sandbox:latest", "python3", "-c",
                                     "import ctypes, socket\nlibc = ctypes.CDLL(None, use_errno=True)\n"
                                     "try: socket.socket()\nexcept OSError as e: print('socket', e.errno)\n"
                                     "for name in 'ptrace', 'memfd_create', 'unshare', 'vmsplice':\n"
                                     "    print(name, getattr(libc, name)(1, 0, 0, 0), ctypes.get_errno())\n"});
    EXPECT_EQ(said, "socket 38\nptrace -1 38\nmemfd_create -1 38\nunshare -1 38\nvmsplice -1 38\n")
        << "what is not on it is refused with ENOSYS where nobody traces";
}

TEST_F(DockerRun, TheImageHasThePinnedPackagesAndNothingThatInstallsBuildsOrFetches) {
    const std::string said = docker(
        {"run", "--rm", "--network=none", "paddock-sandbox:latest", "python3", "-c",
         "import numpy, pandas, scipy, orjson, dateutil, pytz, talib, importlib.util, os, shutil, stat\n"
         "print(numpy.__version__, pandas.__version__, scipy.__version__, orjson.__version__, dateutil.__version__,\n"
         "      pytz.__version__, talib.__version__, len(talib.SMA(numpy.arange(40.0))), os.getuid())\n"
         "print([m for m in ('pip', 'setuptools', 'wheel', 'ensurepip') if importlib.util.find_spec(m)],\n"
         "      [p for p in 'pip pip3 apt apt-get dpkg gcc cc make ld curl wget git ssh nc'.split() if "
         "shutil.which(p)])\n"
         "print([f for d, _, fs in os.walk('/usr') for f in fs\n"
         "       if os.lstat(os.path.join(d, f)).st_mode & (stat.S_ISUID | stat.S_ISGID)])\n"});
    EXPECT_EQ(said, "1.26.2 2.1.3 1.11.4 3.9.10 2.8.2 2023.3 0.8.2 40 1000\n[] []\n[]\n");
    const std::string config = docker({"inspect", "--format={{json .Config}}", "paddock-sandbox:latest"});
    for (const char* part : {"\"User\":\"1000:1000\"", "\"Healthcheck\":{\"Test\":[\"CMD\"",
                             "\"org.opencontainers.image.title\":\"paddock-sandbox\"", "org.paddock.definition"}) {
        EXPECT_THAT(config, HasSubstr(part));
    }
}

TEST_F(DockerRun, ThePlanSaysWhatDependsOnTheRuntime) {
    std::vector<std::string> flags = sandbox("runtime = \"runsc\"\n");
    flags.emplace_back("--explain-isolation");
    const std::string plan = text(run("print(1)\n", flags), "plan");
    EXPECT_THAT(plan, HasSubstr("--pids-limit=1024"));
    EXPECT_THAT(plan,
                HasSubstr("where the container shows a cgroup of its own (under gVisor none does):\n  docker update"));
}

/// As an engine with --userns-remap does, whose runtime says these words.
TEST_F(DockerRun, AnEngineThatHasNoSuchUserGetsTheImagesOwn) {
    const json::object result = run("import os\nprint(os.getuid())\n",
                                    client("*--user=1000:1000*) ;;\nrun*) docker \"$@\" >/dev/null 2>&1 </dev/null\n"
                                           "echo 'cannot set uid to unmapped user in user namespace' >&2; exit 125;;"));
    EXPECT_EQ(text(result, "status"), "ok") << text(result, "error");
    EXPECT_EQ(text(result, "stdout"), "1000\n");
    EXPECT_EQ(containers(), "");
}

TEST_F(DockerRun, WhatTheInitDidNotSealIsNotBelieved) {
    // A whole frame of the kind `ended`, without the run's key: exit code 0, if it were taken.
    const json::object result =
        run("print(1)\n",
            client("run*) printf '\\5\\0\\0\\0\\0\\0\\0\\0\\1\\2\\3\\4\\5\\6\\7\\10'; cat >/dev/null; exit 0;;"));
    EXPECT_EQ(text(result, "status"), "error");
    EXPECT_THAT(text(result, "error"), HasSubstr("nothing of it is believed"));
}

// The seeds' troubleshooting list, each provoked.

TEST_F(DockerRun, NoEngineIsASentence) {
    ProgramSetting setting;
    setting.environment = {{"DOCKER_HOST", "unix:///nowhere/docker.sock"}};
    const json::object result = run("print(1)\n", {}, setting);
    EXPECT_EQ(text(result, "status"), "error");
    EXPECT_THAT(text(result, "error"), HasSubstr("systemctl start docker"));
    EXPECT_THAT(text(result, "error"), HasSubstr("unix:///nowhere/docker.sock"));
}

/// What an engine on another machine is: paddock's files, which are bound, are not there. Here paddock's are, by a
/// mount namespace that the engine is not in.
TEST_F(DockerRun, AnEngineThatDoesNotSeeThisMachinesFilesIsASentence) {
    fs::create_directory(folder_.path() / "elsewhere");
    const std::string elsewhere = (folder_.path() / "elsewhere").string();
    const std::string program = folder_.put("remote.py", "print('ran')\n");
    const auto ran = app::run_tool({"unshare", "--mount", "sh", "-c",
                                    "mount -t tmpfs none \"$0\" && TMPDIR=\"$0\" exec \"$1\" run --backend docker "
                                    "--skip-validation --format json \"$2\"",
                                    elsewhere, PADDOCK_PROGRAM, program},
                                   kPatience);
    ASSERT_TRUE(ran);
    const json::value result = json::parse(ran->output);
    EXPECT_EQ(result.at("status").as_string(), "error");
    EXPECT_THAT(std::string(result.at("error").as_string()), HasSubstr("does not see this machine's files"));
    EXPECT_EQ(result.at("stdout").as_string(), "");
    EXPECT_TRUE(result.at("resource_usage").at("memory_usage_mb").is_null()) << "not known is not nought";
    EXPECT_EQ(containers(), "");
}

TEST_F(DockerRun, NoPermissionOnTheSocketIsASentence) {
    fs::permissions(folder_.path(), fs::perms::others_exec | fs::perms::others_read, fs::perm_options::add);
    ProgramSetting setting;
    constexpr unsigned kOrdinaryUser = 64'321;
    setting.user = kOrdinaryUser;
    setting.environment = {{"TMPDIR", "/tmp"}};
    const json::object result = run("print(1)\n", {}, setting);
    EXPECT_EQ(text(result, "status"), "error");
    EXPECT_THAT(text(result, "error"), HasSubstr("usermod -aG docker"));
}

TEST_F(DockerRun, NoImageIsASentence) {
    const json::object result = run("print(1)\n", sandbox("image = \"no-such-image:1\"\n"));
    EXPECT_EQ(text(result, "status"), "error");
    EXPECT_THAT(text(result, "error"), HasSubstr("no image no-such-image:1"));
    EXPECT_THAT(text(result, "error"), HasSubstr("paddock image build"));
}

TEST_F(DockerRun, NoClientIsASentence) {
    const json::object result = run("print(1)\n", sandbox("command = \"no-such-docker\"\n"));
    EXPECT_EQ(text(result, "status"), "error");
    EXPECT_THAT(text(result, "error"), HasSubstr("there is no program no-such-docker"));
}

TEST_F(DockerRun, AnUnknownRuntimeIsASentence) {
    const json::object result = run("print(1)\n", sandbox("runtime = \"no-such-runtime\"\n"));
    EXPECT_EQ(text(result, "status"), "error");
    EXPECT_THAT(text(result, "error"), HasSubstr("no runtime no-such-runtime"));
    EXPECT_EQ(containers(), "");
}

TEST_F(DockerRun, ATooStrictLimitOfTheScoreSaysSo) {
    const std::string file = folder_.put("risky.py", "getattr(object, 'a')\ngetattr(object, 'b')\n");
    const ProgramRun ran = paddock({"run", "--backend", "docker", "--max-score", "5", "--format", "json", file});
    EXPECT_EQ(ran.exit_code, 126);
    EXPECT_THAT(ran.out, HasSubstr("exceeds maximum 5"));
}

TEST_F(DockerRun, ATimeoutSaysWhatGivesItLonger) {
    std::vector<std::string> flags = command(kSleeper, {"--timeout", "1s"});
    *std::find(flags.begin(), flags.end(), "json") = "text";
    const ProgramRun ran = paddock(flags);
    EXPECT_EQ(ran.exit_code, 124);
    EXPECT_THAT(ran.out + ran.err, HasSubstr("limit hit: wall (--timeout"));
}

TEST_F(DockerRun, AnImageWithoutPythonIsASentence) {
    docker({"import", folder_.put("empty.tar", std::string(10'240, '\0')), "paddock-test-empty:1"});
    const json::object result = run("print(1)\n", sandbox("image = \"paddock-test-empty:1\"\n"));
    EXPECT_EQ(text(result, "status"), "error");
    EXPECT_THAT(text(result, "error"), HasSubstr("starting the interpreter"));
    docker({"rmi", "paddock-test-empty:1"});
}

TEST_F(DockerRun, DoctorNamesTheTroubleAndWhatMendsIt) {
    const auto doctor = [this](const std::string& lines, const std::string& engine) {
        ProgramSetting setting;
        if (!engine.empty()) {
            setting.environment = {{"DOCKER_HOST", engine}};
        }
        std::vector<std::string> arguments = {"doctor"};
        for (const std::string& one : sandbox(lines)) {
            arguments.push_back(one);
        }
        return paddock(arguments, setting).out;
    };
    EXPECT_THAT(doctor("command = \"no-such-docker\"\n", ""), HasSubstr("no program no-such-docker"));
    EXPECT_THAT(doctor("", "unix:///nowhere/docker.sock"), HasSubstr("sudo systemctl start docker"));
    EXPECT_THAT(doctor("image = \"no-such-image:1\"\n", ""), HasSubstr("paddock image build"));
    const std::string empty = folder_.put("empty.tar", std::string(10'240, '\0'));
    docker({"import", empty, "paddock-test-unlabelled:1"});
    docker({"import", "--change=LABEL org.paddock.definition=0123", empty, "paddock-test-stale:1"});
    for (const char* image : {"paddock-test-unlabelled:1", "paddock-test-stale:1"}) {
        EXPECT_THAT(doctor(std::string("image = \"") + image + "\"\n", ""), HasSubstr("built from another Dockerfile"));
        docker({"rmi", image});
    }
    EXPECT_THAT(doctor("", ""), HasSubstr("paddock-sandbox:latest sha256:"));
}

TEST_F(DockerRun, ImageBuildSaysWhyItCannot) {
    ProgramSetting setting;
    setting.environment = {{"DOCKER_HOST", "unix:///nowhere/docker.sock"}, {"HOME", "/nowhere"}};
    EXPECT_THAT(paddock({"image", "build"}, setting).err, HasSubstr("systemctl start docker"));
    EXPECT_THAT(paddock({"image", "build", "--base", "--privileged"}).err, HasSubstr("--base"));
    EXPECT_THAT(paddock({"image"}).err, HasSubstr("paddock image build"));
    // The packages are there already, so that nothing is downloaded: none, as it never comes to them.
    std::string requirements;
    for (const char* name : {"sandbox-requirements.txt", "build-requirements.txt"}) {
        std::ifstream file(fs::path(PADDOCK_PROGRAM).parent_path().parent_path() / "share/paddock/docker" / name);
        requirements.append(std::istreambuf_iterator<char>(file), {});
    }
    fs::create_directories(folder_.path() / "paddock" / ("wheelhouse-" + sha256_hex(requirements).substr(0, 16)));
    ProgramSetting cached;
    cached.environment = {{"XDG_CACHE_HOME", folder_.path()}};
    EXPECT_THAT(paddock({"image", "build", "--base", "no-such-base:1"}, cached).err,
                HasSubstr("the base image no-such-base:1 is not here and can't be fetched"));
    const std::vector<std::string> no_client = sandbox("command = \"no-such-docker\"\n");
    EXPECT_THAT(paddock({"image", "build", no_client[0], no_client[1]}).err, HasSubstr("no program no-such-docker"));
}

}  // namespace
}  // namespace paddock::test
