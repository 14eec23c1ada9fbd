// The Docker backend with podman as its client, which has no engine: what it makes and removes in another way.
#include <gmock/gmock.h>
#include <signal.h>

#include <memory>

#include "docker_run.hpp"

namespace paddock::test {
namespace {

using ::testing::HasSubstr;

class PodmanRun : public DockerRun {
protected:
    /// A store of the tests' own, with the engine's image in it.
    static void SetUpTestSuite() {
        if (::geteuid() != 0 || ::access("/usr/bin/podman", X_OK) != 0) {
            return;
        }
        store_ = std::make_unique<TestFolder>();
        const std::string at = store_->path();
        client_ = store_->put("podman", "#!/bin/sh\nexec /usr/bin/podman --root " + at + "/root --runroot " + at +
                                            "/run --cgroup-manager=cgroupfs --events-backend=none \"$@\"\n");
        std::filesystem::permissions(client_, std::filesystem::perms::owner_all);
        const auto loaded = app::run_tool(
            {"sh", "-c", "docker save paddock-sandbox:latest | \"$0\" load --quiet", client_}, std::chrono::minutes(5));
        ASSERT_TRUE(loaded && loaded->output.find("paddock-sandbox") != std::string::npos);
    }
    static void TearDownTestSuite() { store_.reset(); }
    void SetUp() override {
        if (store_ == nullptr) {
            GTEST_SKIP() << "needs root, and podman (tools/setup installs it)";
        }
    }
    static std::string podman(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), client_);
        const auto answer = app::run_tool(arguments, kPatience);
        return answer ? answer->output : "podman did not answer";
    }
    /// Names of containers and volumes, in use or not.
    static std::string left() {
        return podman({"ps", "--all", "--format={{.Names}} {{.Status}}"}) +
               podman({"volume", "ls", "--format={{.Name}}"});
    }
    static bool runs() { return podman({"ps", "--format={{.Status}}"}).find("Up") != std::string::npos; }
    [[nodiscard]] std::vector<std::string> by_podman() const { return sandbox("command = \"" + client_ + "\"\n"); }

    static inline std::unique_ptr<TestFolder> store_;
    static inline std::string client_;
};

TEST_F(PodmanRun, EveryControlIsInForceAndNothingIsLeft) {
    std::vector<std::string> flags = by_podman();
    flags.insert(flags.end(), {"--pids", "20"});
    const json::object result = run("open('/output/a', 'w').write('abc')\nprint('ran')\n", flags);
    EXPECT_EQ(text(result, "status"), "ok") << text(result, "error");
    EXPECT_EQ(text(result, "stdout"), "ran\n");
    EXPECT_EQ(result.at("artifacts").as_array().size(), 1U);
    for (const json::value& control : result.at("backend").at("controls").as_array()) {
        EXPECT_TRUE(control.at("enforced").as_bool()) << json::serialize(control);
    }
    EXPECT_THAT(json::serialize(result.at("backend")), HasSubstr("pids.max is 21"));
    EXPECT_EQ(left(), "");
}

TEST_F(PodmanRun, FilesAreBoundedInNumber) {
    const json::object result = run("for i in range(3000):\n    open(f'/output/{i}', 'w')\n", by_podman());
    EXPECT_EQ(text(result, "status"), "failed");
    EXPECT_THAT(text(result, "limits_hit"), HasSubstr("files"));
    EXPECT_EQ(left(), "");
}

TEST_F(PodmanRun, WhatAKilledPaddockLeftIsRemovedByTheNextStartAndALiveOnesIsNot) {
    std::vector<std::string> flags = by_podman();
    bp::child killed = start(command(kSleeper, flags));
    ASSERT_TRUE(soon(runs)) << left();
    const TestFolder elsewhere;
    ProgramSetting setting;
    setting.environment = {{"TMPDIR", elsewhere.path()}};
    EXPECT_EQ(text(run("print('beside')\n", flags, setting), "stdout"), "beside\n");
    EXPECT_TRUE(runs()) << left();
    ::kill(killed.id(), SIGKILL);
    killed.wait();
    EXPECT_TRUE(soon([] { return !runs(); })) << "its orders have ended: " << left();
    EXPECT_THAT(left(), HasSubstr("-output"));
    EXPECT_EQ(text(run("print('next')\n", flags), "stdout"), "next\n");
    EXPECT_EQ(left(), "");
}

TEST_F(PodmanRun, NoImageIsASentenceAndLeavesNoVolume) {
    const json::object result =
        run("print(1)\n", sandbox("command = \"" + client_ + "\"\nimage = \"no-such-image:1\"\n"));
    EXPECT_EQ(text(result, "status"), "error");
    EXPECT_THAT(text(result, "error"), HasSubstr("no image no-such-image:1"));
    EXPECT_EQ(left(), "");
}

}  // namespace
}  // namespace paddock::test
