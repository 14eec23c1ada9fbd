#include "batch/metrics.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "batch/row.hpp"

namespace paddock::batch {
namespace {

using testing::HasSubstr;

const Metric* find(const Metrics& metrics, const std::string& name) {
    for (const Metric& metric : metrics.all) {
        if (metric.name == name) {
            return &metric;
        }
    }
    return nullptr;
}

std::string refusal(const std::string& text) {
    const Result<Claims> claims = parse_claims(text);
    return claims ? "" : claims.error().message;
}

TEST(BatchMetrics, TakesNumbersOfTheOutermostObjectAndNothingElse) {
    const Result<Claims> claims =
        parse_claims(R"({"sharpe": 1.5, "trades": 12, "name": "x", "ok": true, "none": null, "more": {"deep": 3}})");
    ASSERT_TRUE(claims) << claims.error().message;
    ASSERT_EQ(claims->metrics.size(), 2U);
    EXPECT_EQ(claims->metrics[0].name, "sharpe");
    EXPECT_EQ(claims->metrics[0].claimed, 1.5);
    EXPECT_EQ(claims->metrics[1].claimed, 12.0);
}

TEST(BatchMetrics, TakesACurveOfNumbersPairsOrObjects) {
    for (const char* text :
         {R"({"equity_curve": [1, 1.5, 2]})", R"({"equity_curve": [[0, 1], ["tue", 1.5], [2, 2]]})",
          R"({"equity_curve": [{"t": 5, "equity": 1}, {"value": 1.5, "t": 7}, {"equity": 2}], "after": 3})"}) {
        const Result<Claims> claims = parse_claims(text);
        ASSERT_TRUE(claims) << text << claims.error().message;
        EXPECT_EQ(claims->curve, (std::vector<double>{1, 1.5, 2})) << text;
    }
}

TEST(BatchMetrics, RefusesWhatCanBeReadInTwoWays) {
    EXPECT_THAT(refusal(R"({"sharpe": 9, "sharpe": 1})"), HasSubstr("\"sharpe\" stands twice"));
    EXPECT_THAT(refusal(R"({"sharpe": 9, "s\u0068arpe": 1})"), HasSubstr("stands twice"));
    EXPECT_THAT(refusal(R"({"a": {"b": 1, "b": 2}})"), HasSubstr("\"b\" stands twice"));
    EXPECT_THAT(refusal(R"({"sharpe": NaN})"), HasSubstr("write null"));
    EXPECT_THAT(refusal(R"({"sharpe": -Infinity})"), HasSubstr("write null"));
    EXPECT_THAT(refusal(R"({"sharpe": 1e999})"), HasSubstr("too large"));
    EXPECT_THAT(refusal(R"({"sharpe": 1} {"sharpe": 2})"), HasSubstr("something stands behind its end"));
    EXPECT_THAT(refusal(R"({"sharpe": 1)"), HasSubstr("wrong"));
    EXPECT_THAT(refusal(R"([1, 2])"), HasSubstr("has to be an object"));
    EXPECT_THAT(refusal("3"), HasSubstr("has to be an object"));
    EXPECT_THAT(refusal(""), HasSubstr("wrong"));
    EXPECT_THAT(refusal(R"({"equity_curve": [1, null, 2]})"), HasSubstr("equity_curve[1] has no number"));
    EXPECT_THAT(refusal(R"({"equity_curve": [1, {"t": 2}]})"), HasSubstr("equity_curve[1] has no number"));
    EXPECT_THAT(refusal(R"({"equity_curve": {"0": 1, "1": 2}})"), HasSubstr("neither a list nor"));
    EXPECT_THAT(refusal(R"({"equity_curve": 7})"), HasSubstr("neither a list nor"));
    EXPECT_THAT(refusal(R"({"<script>": 1})"), HasSubstr("no name of a metric"));
}

TEST(BatchMetrics, BoundsSizeDepthAndNumber) {
    EXPECT_THAT(refusal("{\"a\": " + std::string(100'000, '[')), HasSubstr("nested deeper than 16"));
    EXPECT_THAT(refusal(std::string(kMaxResultBytes + 1, ' ')), HasSubstr("larger than"));
    std::string keys = "{";
    for (std::size_t i = 0; i <= kMaxResultKeys; ++i) {
        keys += "\"k" + std::to_string(i) + "\": null,";
    }
    EXPECT_THAT(refusal(keys), HasSubstr("more than 10000 keys"));
    std::string metrics = "{";
    for (std::size_t i = 0; i <= kMaxMetrics; ++i) {
        metrics += "\"m" + std::to_string(i) + "\": 1,";
    }
    EXPECT_THAT(refusal(metrics), HasSubstr("more than 64 metrics"));
}

TEST(BatchMetrics, ComputesFromTheCurveByHand) {
    Claims claims;
    claims.curve = {100, 110, 99, 120};
    const Metrics metrics = weigh(claims);
    EXPECT_DOUBLE_EQ(*find(metrics, "total_return")->recomputed, 0.2);
    EXPECT_DOUBLE_EQ(*find(metrics, "max_drawdown")->recomputed, 0.1);
    const double a = 0.1;
    const double b = -0.1;
    const double c = 120.0 / 99 - 1;
    const double mean = (a + b + c) / 3;
    const double deviation =
        std::sqrt(((a - mean) * (a - mean) + (b - mean) * (b - mean) + (c - mean) * (c - mean)) / 3);
    EXPECT_NEAR(*find(metrics, "sharpe")->recomputed, mean / deviation * std::sqrt(252.0), 1e-9);
    EXPECT_EQ(metrics.curve, claims.curve);
}

TEST(BatchMetrics, FlagsAClaimThatTheCurveDoesNotGive) {
    const Result<Claims> claims = parse_claims(
        R"({"total_return": 0.9, "max_drawdown": -0.1, "sharpe": 99, "equity_curve": [100, 110, 99, 120]})");
    ASSERT_TRUE(claims);
    const Metrics metrics = weigh(*claims);
    EXPECT_THAT(find(metrics, "total_return")->flag, HasSubstr("claims total_return 0.9, and its curve gives 0.2"));
    EXPECT_EQ(find(metrics, "max_drawdown")->flag, "");
    EXPECT_NE(find(metrics, "sharpe")->flag, "");
    EXPECT_LT(*find(metrics, "sharpe")->value(), 99);
}

TEST(BatchMetrics, ASmallDifferenceIsNone) {
    const Result<Claims> claims = parse_claims(R"({"total_return": 0.2001, "equity_curve": [100, 110, 99, 120]})");
    ASSERT_TRUE(claims);
    EXPECT_EQ(find(weigh(*claims), "total_return")->flag, "");
}

TEST(BatchMetrics, ACurveThatCannotBeRankedSaysSo) {
    for (const std::vector<double>& curve : {std::vector<double>{1}, {0, 1, 2}, {-1, 5}}) {
        Claims claims;
        claims.curve = curve;
        EXPECT_THAT(weigh(claims).problem, HasSubstr("begin above 0"));
        EXPECT_TRUE(weigh(claims).all.empty());
    }
    Claims flat;
    flat.curve = {5, 5, 5};
    EXPECT_EQ(find(weigh(flat), "sharpe"), nullptr);
}

TEST(BatchMetrics, AClaimBesideACurveThatGivesNoneIsFlaggedAndNotRankedBy) {
    for (const char* curve : {"[5, 5, 5]", "[5, 0, 5]", "[1, -1, 2]"}) {
        const Result<Claims> claims = parse_claims(std::string(R"({"sharpe": 99, "equity_curve": )") + curve + "}");
        ASSERT_TRUE(claims);
        const Metrics metrics = weigh(*claims);
        EXPECT_THAT(find(metrics, "sharpe")->flag, HasSubstr("claims sharpe 99, and its curve gives none")) << curve;
        EXPECT_EQ(find(metrics, "sharpe")->value(), std::nullopt) << curve;
    }
    const Result<Claims> endless = parse_claims(R"({"total_return": 3, "equity_curve": [1e-300, 1e300]})");
    ASSERT_TRUE(endless);
    EXPECT_THAT(find(weigh(*endless), "total_return")->flag, HasSubstr("gives none"));
    const Result<Claims> nothing = parse_claims(R"({"sharpe": 0.0, "equity_curve": [5, 5, 5]})");
    ASSERT_TRUE(nothing);
    EXPECT_EQ(find(weigh(*nothing), "sharpe")->flag, "");
    EXPECT_EQ(find(weigh(*nothing), "sharpe")->value(), 0.0);
}

TEST(BatchMetrics, ShowsThePeriodsThatAStrategyChose) {
    const Result<Claims> claims = parse_claims(R"({"periods_per_year": 8760, "equity_curve": [100, 110, 99, 120]})");
    ASSERT_TRUE(claims);
    const Metrics metrics = weigh(*claims);
    EXPECT_EQ(find(metrics, "periods_per_year")->claimed, 8760);
    Claims daily;
    daily.curve = claims->curve;
    EXPECT_NEAR(*find(metrics, "sharpe")->recomputed,
                *find(weigh(daily), "sharpe")->recomputed * std::sqrt(8760.0 / 252.0), 1e-9);
}

TEST(BatchMetrics, KeepsTheEndsOfALongCurve) {
    Claims claims;
    for (int i = 1; i <= 100'001; ++i) {
        claims.curve.push_back(i);
    }
    const Metrics metrics = weigh(claims);
    EXPECT_EQ(metrics.curve_points, 100'001U);
    EXPECT_EQ(metrics.curve.size(), kKeptCurvePoints);
    EXPECT_EQ(metrics.curve.front(), 1);
    EXPECT_EQ(metrics.curve.back(), 100'001);
}

TEST(BatchMetrics, ReadsTheColumnThatIsNamed) {
    EXPECT_EQ(*parse_curve_csv("day,equity,note\n1,2.5,9\n2,3,9\n"), (std::vector<double>{2.5, 3}));
    EXPECT_EQ(*parse_curve_csv("1,5\r\n2,6\r\n\r\n"), (std::vector<double>{5, 6}));
    EXPECT_EQ(*parse_curve_csv("5\n6"), (std::vector<double>{5, 6}));
    EXPECT_FALSE(parse_curve_csv("equity\n5\nnan\n"));
    EXPECT_FALSE(parse_curve_csv("day,equity\n1,5\n2\n"));
}

class OutputFolder : public testing::Test {
protected:
    OutputFolder() : path_(std::filesystem::temp_directory_path() / ("paddock-metrics-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(path_);
    }
    ~OutputFolder() override { std::filesystem::remove_all(path_); }
    void put(const std::string& name, const std::string& text) const { std::ofstream(path_ / name) << text; }
    std::filesystem::path path_;
};

TEST_F(OutputFolder, NoResultIsNoProblem) {
    EXPECT_EQ(read_metrics(path_).problem, "");
    EXPECT_TRUE(read_metrics(path_).all.empty());
}

TEST_F(OutputFolder, ReadsACurveBesideIt) {
    put("result.json", R"({"equity_curve": "/output/equity.csv"})");
    put("equity.csv", "equity\n1\n2\n");
    EXPECT_DOUBLE_EQ(*find(read_metrics(path_), "total_return")->recomputed, 1.0);
}

TEST_F(OutputFolder, FollowsNoLinkAndLeavesTheFolderNowhere) {
    std::filesystem::create_symlink("/etc/passwd", path_ / "result.json");
    EXPECT_THAT(read_metrics(path_).problem, HasSubstr("result.json was not taken"));
    std::filesystem::remove(path_ / "result.json");
    std::filesystem::create_symlink("/etc/passwd", path_ / "link.csv");
    for (const char* name : {"../../etc/passwd", "/etc/passwd", "..", "link.csv", "a/b.csv", ".hidden"}) {
        put("result.json", std::string(R"({"sharpe": 1, "equity_curve": ")") + name + "\"}");
        const Metrics metrics = read_metrics(path_);
        EXPECT_NE(metrics.problem, "") << name;
        EXPECT_TRUE(metrics.curve.empty()) << name;
        EXPECT_NE(find(metrics, "sharpe"), nullptr);
    }
}

TEST_F(OutputFolder, AFifoOrAFolderDoesNotHoldItUp) {
    ASSERT_EQ(::mkfifo((path_ / "result.json").c_str(), 0600), 0);
    EXPECT_THAT(read_metrics(path_).problem, HasSubstr("no regular file"));
    std::filesystem::remove(path_ / "result.json");
    std::filesystem::create_directory(path_ / "result.json");
    EXPECT_THAT(read_metrics(path_).problem, HasSubstr("no regular file"));
}

Row row(const std::string& path, std::optional<double> sharpe, bool success = true) {
    Row one;
    one.path = path;
    one.success = success;
    one.status = success ? "ok" : "failed";
    if (sharpe) {
        one.metrics.push_back({"sharpe", sharpe, {}, {}});
        one.metrics.push_back({"max_drawdown", sharpe, {}, {}});
    }
    return one;
}

TEST(BatchRanking, PutsTheBetterFirstAndSettlesTiesByPath) {
    const Ranking ranking = *Ranking::parse("sharpe");
    EXPECT_TRUE(ranking.before(row("b", 2), row("a", 1)));
    EXPECT_TRUE(ranking.before(row("a", 1), row("b", 1)));
    EXPECT_FALSE(ranking.before(row("b", 1), row("a", 1)));
    EXPECT_TRUE(ranking.before(row("b", -5), row("a", std::nullopt)));
    EXPECT_TRUE(ranking.before(row("b", -5), row("a", 9, false)));
}

TEST(BatchRanking, ADrawdownIsBetterWhenSmallerWhateverItsSign) {
    const Ranking ranking = *Ranking::parse("max_drawdown");
    EXPECT_TRUE(ranking.before(row("b", -0.1), row("a", 0.5)));
    EXPECT_TRUE(ranking.before(row("b", 0.1), row("a", -0.5)));
    EXPECT_FALSE(Ranking::parse("max_drawdown:high")->before(row("b", 0.1), row("a", 0.5)));
    EXPECT_FALSE(Ranking::parse("sharpe:"));
    EXPECT_FALSE(Ranking::parse("sharpe:up"));
    EXPECT_FALSE(Ranking::parse(""));
}

}  // namespace
}  // namespace paddock::batch
