// The real program on a machine that lacks a layer: a user namespace in which no other can be made stands in for a
// kernel that refuses them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <string>

namespace paddock::native::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct Said {
    std::string text;  ///< standard output and error
    int exit_code = -1;
};

Said shell(const std::string& command) {
    Said said;
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    if (pipe == nullptr) {
        return said;
    }
    std::array<char, 4096> piece;
    for (std::size_t got = 1; got > 0;) {
        got = fread(piece.data(), 1, piece.size(), pipe);
        said.text.append(piece.data(), got);
    }
    const int status = pclose(pipe);
    said.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return said;
}

class WithoutNamespaces : public ::testing::Test {
protected:
    void SetUp() override {
        const Said tried = go("true");
        if (tried.exit_code != 0) {
            GTEST_SKIP() << "this machine gives no user namespace to take namespaces away in: " << tried.text;
        }
    }
    static Said go(const std::string& command) {
        return shell("unshare --user --map-root-user --mount sh -c 'echo 0 > /proc/sys/user/max_user_namespaces && " +
                     command + "'");
    }
    static constexpr const char* kProgram = PADDOCK_PROGRAM;
};

TEST_F(WithoutNamespaces, DoctorNamesTheMissingLayerAndTheCommandThatMendsIt) {
    const Said doctor = go(std::string(kProgram) + " doctor");
    EXPECT_EQ(doctor.exit_code, 1) << doctor.text;
    EXPECT_THAT(doctor.text, HasSubstr("missing  user namespaces"));
    EXPECT_THAT(doctor.text, HasSubstr("-> sudo sysctl -w user.max_user_namespaces=15000"));
    EXPECT_THAT(doctor.text, HasSubstr("missing  native: network"));
    EXPECT_THAT(doctor.text, HasSubstr("is not possible"));
}

TEST_F(WithoutNamespaces, BackendsTellsOfEachControlThatItIsMissingAndWhy) {
    const Said backends = go(std::string(kProgram) + " backends");
    EXPECT_EQ(backends.exit_code, 0) << backends.text;
    EXPECT_THAT(backends.text, HasSubstr("NO  network"));
    EXPECT_THAT(backends.text, HasSubstr("user.max_user_namespaces"));
    EXPECT_THAT(backends.text, Not(HasSubstr("yes ")));
}

TEST_F(WithoutNamespaces, ARunIsRefusedWithASentenceDegradedOrNot) {
    // Without namespaces there is no sandbox to degrade to.
    for (const char* flags : {"", "--allow-degraded"}) {
        const Said run =
            go(std::string("echo \"print(4711)\" | ") + kProgram + " run --skip-validation " + flags + " -");
        EXPECT_EQ(run.exit_code, 125) << run.text;
        EXPECT_THAT(run.text, HasSubstr("user.max_user_namespaces"));
        EXPECT_THAT(run.text, Not(HasSubstr("4711\n")));
    }
}

}  // namespace
}  // namespace paddock::native::testing
