#include "pipeline.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <fstream>
#include <mutex>
#include <thread>

#include "in_order.hpp"
#include "interrupt.hpp"
#include "paddock/load_policy.hpp"
#include "program.hpp"
#include "read_source.hpp"

namespace paddock::app {
namespace {

using test::TestFolder;

/// An in-process backend that notes what it was asked to run.
class NotingBackend : public Backend {
public:
    explicit NotingBackend(std::vector<std::string>& ran) : ran_(ran) {}
    [[nodiscard]] std::vector<Control> probe() noexcept override { return {}; }
    [[nodiscard]] ExecutionResult run(const ExecutionRequest& request, std::stop_token /*stop*/) noexcept override {
        ran_.push_back(request.source.bytes());
        ExecutionResult result;
        result.status = RunStatus::ok;
        result.exit_code = 0;
        return result;
    }

private:
    std::vector<std::string>& ran_;
};

BackendMaker noting(std::vector<std::string>& ran) {
    return [&ran]() -> Result<LoadedBackend> {
        const auto destroy = [](Backend* backend) noexcept { delete backend; };
        return LoadedBackend{"noting", "1", "/", {new NotingBackend(ran), destroy}};
    };
}

Validator default_validator() {
    Result<Policy> policy = load_policy("default", rule_vocabulary());
    EXPECT_TRUE(policy);
    Result<Validator> validator = Validator::create(std::move(*policy));
    EXPECT_TRUE(validator);
    return std::move(*validator);
}

TEST(Pipeline, RunsTheBytesThatWereJudgedWhateverBecomesOfTheFile) {
    const TestFolder folder;
    const std::string path = folder.put("s.py", "print(1)\n");
    Result<SourceText> source = read_source(path, "<stdin>");
    ASSERT_TRUE(source);
    std::vector<std::string> ran;
    // The swap falls between judgement and run: the backend is made after the verdict.
    const BackendMaker swap_then_make = [&] {
        folder.put("s.py", "import os\n");
        return noting(ran)();
    };
    const RunOutcome outcome = judge_and_run(std::move(*source), default_validator(), {}, swap_then_make, {});
    EXPECT_EQ(outcome.result.status, RunStatus::ok);
    EXPECT_THAT(ran, testing::ElementsAre("print(1)\n"));
}

TEST(Pipeline, RunsNothingWithoutAnApproval) {
    std::vector<std::string> ran;
    bool made = false;
    const BackendMaker make = [&] {
        made = true;
        return noting(ran)();
    };
    const RunOutcome outcome = judge_and_run({"s.py", "import os\n"}, default_validator(), {}, make, {});
    EXPECT_EQ(outcome.result.status, RunStatus::rejected);
    EXPECT_FALSE(made);
    EXPECT_TRUE(ran.empty());
    EXPECT_NE(outcome.report().judgement, nullptr);
}

TEST(Pipeline, SkippedValidationLeavesNoJudgement) {
    std::vector<std::string> ran;
    const RunOutcome outcome = run_without_validation({"s.py", "import os\n"}, {}, noting(ran), {});
    EXPECT_EQ(ran.size(), 1U);
    EXPECT_EQ(outcome.report().judgement, nullptr);
}

TEST(Pipeline, RunIdsAreUniqueAndPlain) {
    std::vector<std::string> ran;
    const RunOutcome a = run_without_validation({"s.py", ""}, {}, noting(ran), {});
    const RunOutcome b = run_without_validation({"s.py", ""}, {}, noting(ran), {});
    EXPECT_NE(a.run_id, b.run_id);
    EXPECT_THAT(a.run_id, testing::MatchesRegex("[a-z0-9-]+"));
    EXPECT_LE(a.run_id.size(), 64U);
}

TEST(InOrder, HandsOverInOrderAndEndsEarly) {
    std::vector<std::size_t> taken;
    InOrder<std::size_t> all(
        2000, [](std::size_t index) { return index; },
        [&](std::size_t&& index) {
            taken.push_back(index);
            return index < 1500;
        });
    all.run(4);
    ASSERT_EQ(taken.size(), 1501U);
    EXPECT_TRUE(std::is_sorted(taken.begin(), taken.end()));
}

TEST(InOrder, PassesOnWhatTheTakerThrows) {
    InOrder<int> all(
        100, [](std::size_t) { return 1; }, [](int&&) -> bool { throw std::runtime_error("full"); });
    EXPECT_THROW(all.run(4), std::runtime_error);
}

TEST(InterruptWatch, TurnsASignalIntoAStopRequest) {
    int signal = 0;
    {
        const InterruptWatch watch;
        std::mutex mutex;
        std::condition_variable_any stopped;
        std::unique_lock lock(mutex);
        ::kill(::getpid(), SIGTERM);
        EXPECT_FALSE(stopped.wait_for(lock, watch.token(), std::chrono::seconds(20), [] { return false; }));
        EXPECT_TRUE(watch.token().stop_requested());
        signal = watch.signal();
    }
    EXPECT_EQ(signal, SIGTERM);
}

}  // namespace
}  // namespace paddock::app
