#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>
#include <tuple>

#include "judging.hpp"
#include "paddock/approval.hpp"
#include "paddock/sha256.hpp"

namespace paddock::testing {
namespace {

Judgement judge_with(std::string source, void (*change)(Policy&)) {
    Policy policy = shipped_policy("default");
    change(policy);
    return validator_for(std::move(policy)).judge({"strategy.py", std::move(source)});
}

TEST(Validator, AScoreOnAThresholdBelongsToTheLevelAbove) {
    for (const auto& [points, level, verdict] :
         {std::tuple(29, Level::low, Verdict::approved), std::tuple(30, Level::medium, Verdict::review),
          std::tuple(69, Level::medium, Verdict::review), std::tuple(70, Level::high, Verdict::rejected),
          std::tuple(89, Level::high, Verdict::rejected), std::tuple(90, Level::critical, Verdict::rejected)}) {
        Policy policy = shipped_policy("default");
        policy.points["infinite-loop"] = points;
        const Judgement judgement = validator_for(policy).judge({"s.py", "while True:\n    pass\n"});
        EXPECT_EQ(judgement.level, level) << points;
        EXPECT_EQ(judgement.verdict, verdict) << points;
    }
}

TEST(Validator, MaxScoreMovesTheBoundOfApprovalBothWaysAndSaysSo) {
    const std::string loop = "while True:\n    pass\n";
    const Judgement lower = judge_with(loop, [](Policy& p) { p.max_score = 4; });
    EXPECT_EQ(lower.verdict, Verdict::review);
    EXPECT_EQ(lower.warnings, std::vector<std::string>{"risk score 5 exceeds maximum 4"});
    const Judgement equal = judge_with(loop, [](Policy& p) { p.max_score = 5; });
    EXPECT_EQ(equal.verdict, Verdict::approved);
    const Judgement higher = judge_with(loop, [](Policy& p) {
        p.max_score = 50;
        p.points["infinite-loop"] = 40;
    });
    EXPECT_EQ(higher.verdict, Verdict::approved);
    EXPECT_EQ(higher.warnings.size(), 1U);
}

TEST(Validator, MaxScoreNeverApprovesACriticalFinding) {
    EXPECT_EQ(judge_with("import os\n", [](Policy& p) { p.max_score = 1000; }).verdict, Verdict::rejected);
    EXPECT_EQ(judge_with("x = (\n", [](Policy& p) { p.max_score = 1000; }).verdict, Verdict::rejected);
}

TEST(Validator, ZeroPointsSwitchOffTheCostAndNotTheFinding) {
    const Judgement judgement = judge_with("import os\n", [](Policy& p) { p.points["denied-module"] = 0; });
    EXPECT_EQ(judgement.score, 0);
    EXPECT_EQ(judgement.verdict, Verdict::rejected);
    EXPECT_EQ(judgement.findings.size(), 1U);
}

TEST(Validator, AJudgementCarriesTheBytesAndTheirDigest) {
    const std::string source = "x = 1\r\n";
    const Judgement judgement = judge("default", source);
    EXPECT_EQ(judgement.source.bytes, source);
    EXPECT_EQ(judgement.source_sha256, sha256_hex(source));
    EXPECT_EQ(judgement.policy, "default");
    EXPECT_EQ(judgement.policy_sha256, shipped_policy("default").sha256);
    EXPECT_TRUE(ApprovedSource::from(judgement));
}

TEST(Validator, RejectsBytesThatAreNoUtf8WithTheirPlace) {
    const Judgement judgement = judge("default", "x = 1\ny = '\xe4'\n");
    EXPECT_EQ(judgement.verdict, Verdict::rejected);
    EXPECT_EQ(places(judgement), std::vector<std::string>{"syntax-error 2:6-7"});
}

TEST(Validator, RejectsANulByte) {
    EXPECT_EQ(judge("classic", std::string("x = 1\n\0import os\n", 17)).verdict, Verdict::rejected);
}

TEST(Validator, ColumnsCountCodePoints) {
    EXPECT_EQ(places(judge("default", "\xc3\xa4\xc3\xb6 = '\xe2\x82\xac'; import os\n")),
              std::vector<std::string>{"denied-module 1:18-20"});
}

TEST(Validator, RejectsWhatIsOverALimitAndSaysWhich) {
    const auto message = [](const Judgement& judgement) {
        EXPECT_EQ(judgement.verdict, Verdict::rejected);
        return judgement.findings.empty() ? std::string() : judgement.findings.front().message;
    };
    EXPECT_EQ(message(judge_with(std::string(100, ' '), [](Policy& p) { p.validator_limits.source_bytes = 99; })),
              "the source has 100 bytes, more than the 99 that the policy allows");
    EXPECT_EQ(message(judge_with("a = 1\nb = 2\n", [](Policy& p) { p.validator_limits.nodes = 4; })),
              "the source has more than 4 syntax tree nodes (validator.max_nodes)");
    EXPECT_EQ(message(judge_with("x = [[[[[[[[[[[[1]]]]]]]]]]]]\n", [](Policy& p) { p.validator_limits.depth = 3; })),
              "the code is nested more than 3 levels deep (validator.max_depth)");
}

TEST(Validator, KeepsARejectingFindingWhenThereAreTooMany) {
    std::string source;
    for (int n = 0; n < 50; ++n) source += "while True:\n    break\n";
    source += "import os\n";
    Policy policy = shipped_policy("default");
    policy.validator_limits.findings = 10;
    const Judgement judgement = validator_for(policy).judge({"s.py", source});
    EXPECT_EQ(judgement.verdict, Verdict::rejected);
    EXPECT_EQ(judgement.findings.size(), 11U);
    const bool has_import = std::any_of(judgement.findings.begin(), judgement.findings.end(),
                                        [](const Finding& f) { return f.rule == "denied-module"; });
    EXPECT_TRUE(has_import);
}

TEST(Validator, HostileSizesEndInARejectionAndNotInACrash) {
    const auto repeat = [](std::string_view text, int times) {
        std::string out;
        for (int n = 0; n < times; ++n) out += text;
        return out;
    };
    for (const std::string& source :
         {repeat("(", 100'000), repeat("[", 300'000) + repeat("]", 300'000), "x = [" + repeat("1,", 400'000) + "]\n",
          repeat("if x:\n ", 5'000), repeat("lambda: ", 50'000) + "1", "x = " + repeat("-", 300'000) + "1\n",
          repeat("a.", 200'000) + "a", repeat("f(", 3'000) + repeat(")", 3'000), "f'" + repeat("{f'", 2'000),
          repeat("x = x + x\n", 60'000), "x = " + repeat("'a' + ", 50'000) + "'b'\n", repeat("\t ", 400'000),
          repeat("a"
                 "\xe2\x80\x8b",
                 200'000)}) {
        const auto start = std::chrono::steady_clock::now();
        const Judgement judgement = judge("default", source);
        const auto took = std::chrono::steady_clock::now() - start;
        EXPECT_LT(took, std::chrono::seconds(60)) << source.substr(0, 20);  // a hang, not a speed
        if (source.substr(0, 9) != "x = x + x") {
            EXPECT_EQ(judgement.verdict, Verdict::rejected) << source.substr(0, 20);
        }
    }
}

TEST(Validator, AContainerThatHoldsItselfEnds) {
    EXPECT_EQ(judge("default",
                    "class A:\n    def f(self, kw):\n        self.k = {**self.k, 'a': 1}\n        for a, b in self.k:\n"
                    "            b.to_csv('/etc/x')\n            getattr(b, a)\n")
                  .verdict,
              Verdict::rejected);
}

TEST(Validator, ServesManyThreadsWithEqualResults) {
    const Validator validator = validator_for(shipped_policy("default"));
    const std::string source =
        read_file(std::string(PADDOCK_SOURCE_DIR) + "/tests/fixtures/rules/denied-module/bad.py");
    const std::vector<std::string> expected = places(validator.judge({"s.py", source}));
    std::atomic<int> different{0};
    std::vector<std::thread> threads;
    for (int n = 0; n < 4; ++n) {
        threads.emplace_back([&] {
            for (int round = 0; round < 20; ++round) {
                if (places(validator.judge({"s.py", source})) != expected) ++different;
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(different, 0);
}

TEST(Validator, SuppressionCommentsOfOtherToolsHaveNoEffect) {
    EXPECT_EQ(judge("default", "# ruff: noqa\n# flake8: noqa\nimport os  # nosec # noqa # ast-grep-ignore\n").verdict,
              Verdict::rejected);
}

TEST(Validator, TheSeedsQuickStartIsApprovedWithoutAFinding) {
    const Judgement judgement = judge("default",
                                      "import numpy as np\nprices = np.array([100, 102, 101, 105, 103])\n"
                                      "returns = np.diff(prices) / prices[:-1]\n"
                                      "print(f\"Mean Return: {np.mean(returns):.4f}\")\n");
    EXPECT_EQ(judgement.verdict, Verdict::approved);
    EXPECT_TRUE(judgement.findings.empty());
}

}  // namespace
}  // namespace paddock::testing
