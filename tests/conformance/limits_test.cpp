// The bounds: each is held, and the result names the one that was hit, from evidence.
#include <gmock/gmock.h>

#include <chrono>
#include <csignal>

#include "backends.hpp"

namespace paddock::conformance {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Clock = std::chrono::steady_clock;

class ConformanceLimits : public Conformance {};
INSTANTIATE_TEST_SUITE_P(Of, ConformanceLimits, ::testing::ValuesIn(backends()),
                         [](const auto& tested) { return tested.param.name; });

TEST_P(ConformanceLimits, WallTimeIsStatusTimeoutAnd124) {
    const auto start = Clock::now();
    const Told told = run("import time\nprint('begun', flush=True)\ntime.sleep(60)\n", {"--timeout", "1s"});
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(told.text("status"), "timeout");
    EXPECT_THAT(told.limits(), ElementsAre("wall"));
    EXPECT_EQ(told.exit_code, 124);
    EXPECT_EQ(told.number("exit_code"), -1);
    EXPECT_EQ(told.text("stdout"), "begun\n") << "what came before the end is told";
    EXPECT_GE(told.result.at("execution_time").to_number<double>(), 1.0);
    EXPECT_LT(Clock::now() - start, std::chrono::seconds(5)) << "on a busy machine; the bound itself is 1 s";
}

TEST_P(ConformanceLimits, AProgramThatStopsItselfIsStillEnded) {
    const Told told = run("import os, signal\nos.kill(0, signal.SIGSTOP)\n", {"--timeout", "1s"});
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(told.text("status"), "timeout");
    EXPECT_THAT(told.limits(), ElementsAre("wall"));
}

TEST_P(ConformanceLimits, MemoryIsStatusMemoryAnd137) {
    const Told told = run("blocks = []\nwhile True:\n    blocks.append(b'x' * 1_000_000)\n", {"--memory", "100m"});
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(told.text("status"), "memory");
    EXPECT_THAT(told.limits(), ElementsAre("memory"));
    EXPECT_EQ(told.exit_code, 137);
    EXPECT_EQ(told.number("signal"), SIGKILL);
    EXPECT_GT(told.usage("memory_usage_mb").to_number<double>(), 90.0);
    EXPECT_EQ(told.usage("memory_limit_mb").to_number<double>(), 100.0);
}

TEST_P(ConformanceLimits, MemoryOfFilesInTmpCounts) {
    const Told told = run(
        "f = open('/tmp/big', 'wb')\nfor _ in range(90): f.write(b'x' * 1_000_000)\nf2 = open('/output/big', 'wb')\n"
        "for _ in range(90): f2.write(b'x' * 1_000_000)\n",
        {"--memory", "120m"});
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(told.text("status"), "memory");
}

TEST_P(ConformanceLimits, AMemoryErrorOfTheProgramsOwnIsAFailure) {
    const Told told = run("raise MemoryError\n");
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(told.text("status"), "failed");
    EXPECT_THAT(told.limits(), IsEmpty());
}

TEST_P(ConformanceLimits, ExitingLikeAKillIsNoMemoryLimit) {
    const Told told = run("import os\nos._exit(137)\n");
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(told.text("status"), "failed");
    EXPECT_EQ(told.number("exit_code"), 137);
    EXPECT_THAT(told.limits(), IsEmpty());
}

TEST_P(ConformanceLimits, ProcessesAreRefusedAndTheLimitIsNamed) {
    const Told told =
        run("import os, time\nn = 0\ntry:\n    while n < 50:\n        if os.fork() == 0:\n            time.sleep(20)\n"
            "            os._exit(0)\n        n += 1\nexcept BlockingIOError:\n    print('refused after', n)\n",
            {"--pids", "12"});
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(told.text("status"), "ok") << told.text("stderr");
    EXPECT_EQ(told.text("stdout"), "refused after 11\n") << "the program itself is one of twelve";
    EXPECT_THAT(told.limits(), ElementsAre("pids"));
    EXPECT_EQ(told.usage("pids_peak").to_number<int>(), 12);
}

TEST_P(ConformanceLimits, OutputOverItsCapIsCutAndEndsTheRun) {
    for (const char* stream : {"1", "2"}) {
        const Told told =
            run(std::string("import os\nfor _ in range(1000):\n    os.write(") + stream + ", b'x' * 1000)\n",
                limits("output = \"100k\"\n"));
        if (!runs()) {
            continue;
        }
        const std::string kept = *stream == '1' ? "stdout" : "stderr";
        const std::string other = *stream == '1' ? "stderr" : "stdout";
        EXPECT_EQ(told.text("status"), "output-limit");
        EXPECT_THAT(told.limits(), ElementsAre("output"));
        EXPECT_EQ(told.text(kept).size(), 100U << 10U);
        EXPECT_TRUE(told.result.at(kept + "_truncated").as_bool());
        EXPECT_FALSE(told.result.at(other + "_truncated").as_bool());
        EXPECT_EQ(told.exit_code, 137);
    }
}

TEST_P(ConformanceLimits, OutputOfExactlyItsCapIsWhole) {
    const Told told = run("import os\nos.write(1, b'x' * 102400)\n", limits("output = \"100k\"\n"));
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(told.text("status"), "ok");
    EXPECT_EQ(told.text("stdout").size(), 100U << 10U);
    EXPECT_FALSE(told.result.at("stdout_truncated").as_bool());
    EXPECT_THAT(told.limits(), IsEmpty());
}

TEST_P(ConformanceLimits, AFullOutputFolderIsNamed) {
    const Told told =
        run("try:\n    for i in range(9):\n        with open(f'/output/{i}', 'wb') as f: f.write(b'x' * 500_000)\n"
            "except OSError as e:\n    print(e.errno)\n",
            limits("disk = \"1m\"\n"));
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(told.text("stdout"), "28\n") << told.text("stderr");
    EXPECT_EQ(told.text("status"), "ok");
    EXPECT_THAT(told.limits(), ElementsAre("disk"));
}

TEST_P(ConformanceLimits, AFullTmpIsNotTheOutputsLimit) {
    const Told told =
        run("try:\n    for i in range(9):\n        with open(f'/tmp/{i}', 'wb') as f: f.write(b'x' * 500_000)\n"
            "except OSError as e:\n    print(e.errno)\n",
            limits("disk = \"1m\"\n"));
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(told.text("stdout"), "28\n") << "the bound is /tmp's as well";
    EXPECT_EQ(told.text("status"), "ok");
}

TEST_P(ConformanceLimits, TooManyFilesAreNamed) {
    const Told told =
        run("n = 0\ntry:\n    while n < 5000:\n        open(f'/output/{n}', 'w').close()\n        n += 1\n"
            "except OSError as e:\n    print(n, e.errno)\n");
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(told.text("stdout"), "1024 28\n");
    EXPECT_THAT(told.limits(), ElementsAre("files"));
    EXPECT_EQ(told.result.at("artifacts").as_array().size(), 1024U);
}

TEST_P(ConformanceLimits, SeveralLimitsMayHoldAtOnce) {
    const Told told =
        run("import os, time\ntry:\n    while True:\n        if os.fork() == 0:\n            time.sleep(20)\n"
            "except BlockingIOError:\n    time.sleep(20)\n",
            {"--pids", "6", "--timeout", "1s"});
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(told.text("status"), "timeout");
    EXPECT_THAT(told.limits(), Contains("wall"));
    EXPECT_THAT(told.limits(), Contains("pids"));
}

TEST_P(ConformanceLimits, AQuickProgramHitsNone) {
    const Told told = run("print(1)\n", {"--timeout", "20s", "--memory", "64m", "--pids", "2"});
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(told.text("status"), "ok") << told.text("error") << told.text("stderr");
    EXPECT_THAT(told.limits(), IsEmpty());
}

}  // namespace
}  // namespace paddock::conformance
