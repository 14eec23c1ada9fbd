// What a killed paddock leaves at the engine, and how the next one finds and removes that, and nothing else.
#include <gmock/gmock.h>
#include <signal.h>

#include "docker_run.hpp"

namespace paddock::test {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

class DockerCleanup : public DockerRun {
protected:
    /// A stopped container whose paddock was killed.
    void leave_one() {
        bp::child killed = start(command(kSleeper));
        ASSERT_TRUE(soon(sleeper_runs)) << containers();
        ::kill(killed.id(), SIGKILL);
        killed.wait();
        EXPECT_TRUE(soon([] { return !sleeper_runs(); })) << "its orders have ended: " << containers();
        ASSERT_NE(containers(), "");
    }
    /// A run that finds nothing amiss.
    void run_another(const std::vector<std::string>& flags = {}) {
        const json::object result = run("print('next')\n", flags);
        EXPECT_EQ(text(result, "stdout"), "next\n") << text(result, "error");
        EXPECT_TRUE(result.at("success").as_bool()) << text(result, "error");
    }
};

TEST_F(DockerCleanup, SigkillOfPaddockEndsTheContainerAndTheNextStartRemovesIt) {
    run_another();  // one that looks for others
    leave_one();
    run_another();
    EXPECT_EQ(containers(), "");
}

TEST_F(DockerCleanup, TheNextStartLeavesALivePaddocksContainerAlone) {
    bp::child other = start(command(kSleeper));
    ASSERT_TRUE(soon(sleeper_runs)) << containers();
    const TestFolder elsewhere;  // whose look at the engine is its first
    ProgramSetting setting;
    setting.environment = {{"TMPDIR", elsewhere.path()}};
    EXPECT_EQ(text(run("print('next')\n", {}, setting), "stdout"), "next\n");
    EXPECT_TRUE(sleeper_runs()) << containers();
    ::kill(other.id(), SIGTERM);
    other.wait();
    EXPECT_EQ(containers(), "");
}

TEST_F(DockerCleanup, AListingThatFailedOrWasCutIsNotActedOn) {
    leave_one();
    const std::string left = containers().substr(0, containers().find(' '));
    run_another(client("ps*) docker \"$@\"; exit 1;;"));
    EXPECT_THAT(containers(), StartsWith(left)) << "the listing failed";
    run_another(client("ps*) yes \"$(docker \"$@\")\" | head --bytes=2M; exit 0;;"));
    EXPECT_THAT(containers(), StartsWith(left)) << "the listing is longer than what is read of it";
    run_another();
    EXPECT_EQ(containers(), "");
}

TEST_F(DockerCleanup, AClientThatWarnsListsAllTheSame) {
    leave_one();
    run_another(client("ps*) for i in 1 2 3; do echo 'WARNING: something' >&2; sleep 0.1; done;;"));
    EXPECT_EQ(containers(), "");
}

TEST_F(DockerCleanup, TheClockGoesOnWhileALeftoverIsRemoved) {
    leave_one();
    std::vector<std::string> flags = client("ps*) sleep 1;;\nrm*paddock-*) ;;\nrm*) sleep 4;;");
    flags.insert(flags.end(), {"--timeout", "2s"});
    const json::object result = run(kSleeper, flags);
    EXPECT_EQ(text(result, "status"), "timeout");
    EXPECT_LT(result.at("execution_time").to_number<double>(), 4.0);
    EXPECT_EQ(containers(), "");
}

TEST_F(DockerCleanup, AContainerThatCannotBeRemovedIsTold) {
    const json::object ran = run("print(1)\n", client("rm*) echo 'device or resource busy' >&2; exit 1;;"));
    EXPECT_EQ(text(ran, "stdout"), "1\n");
    EXPECT_FALSE(ran.at("success").as_bool());
    EXPECT_THAT(text(ran, "error"), HasSubstr("could not be removed (device or resource busy)"));
    EXPECT_THAT(containers(), HasSubstr("paddock-"));
    run_another();
    EXPECT_EQ(containers(), "");
}

/// Made by the engine, and never as far as to speak.
TEST_F(DockerCleanup, AContainerThatNeverSpokeAndCannotBeRemovedIsToldToo) {
    const json::object ran =
        run("print(1)\n", client("run*) docker \"$@\" >/dev/null </dev/null; echo 'it broke' >&2; exit 125;;\n"
                                 "rm*) echo 'device or resource busy' >&2; exit 1;;"));
    EXPECT_EQ(text(ran, "status"), "error");
    EXPECT_THAT(text(ran, "error"), HasSubstr("it broke"));
    EXPECT_THAT(text(ran, "error"), HasSubstr("could not be removed (device or resource busy)"));
    EXPECT_THAT(containers(), HasSubstr("paddock-"));
    run_another();
    EXPECT_EQ(containers(), "");
}

TEST_F(DockerCleanup, OutputThatWasCutOnTheWayIsNotHandedOnAsWhole) {
    const std::string to = folder_.path() / "out";
    std::filesystem::create_directory(to);
    std::vector<std::string> flags = client("run*) docker \"$@\" | dd bs=1 count=200000 status=none; exit 0;;");
    flags.insert(flags.end(), {"--output", to});
    const json::object result = run("open('/output/big', 'wb').write(bytes(4_000_000))\nprint('done')\n", flags);
    EXPECT_EQ(text(result, "stdout"), "done\n");
    EXPECT_EQ(text(result, "status"), "error");
    EXPECT_EQ(result.at("exit_code").as_int64(), 0) << "the program's, which its init had told";
    EXPECT_THAT(text(result, "error"), HasSubstr("before all of /output was taken"));
    EXPECT_EQ(text(result, "artifacts"), "[]");
    EXPECT_TRUE(std::filesystem::is_empty(to));
    EXPECT_EQ(containers(), "");
}

TEST_F(DockerCleanup, AProgramThatFailedStaysFailedWhenItsOutputWasCut) {
    const json::object result = run("open('/output/big', 'wb').write(bytes(4_000_000))\nraise SystemExit(3)\n",
                                    client("run*) docker \"$@\" | dd bs=1 count=200000 status=none; exit 0;;"));
    EXPECT_EQ(text(result, "status"), "failed");
    EXPECT_EQ(result.at("exit_code").as_int64(), 3);
    EXPECT_THAT(text(result, "error"), HasSubstr("before all of /output was taken"));
    EXPECT_EQ(text(result, "artifacts"), "[]");
}

}  // namespace
}  // namespace paddock::test
