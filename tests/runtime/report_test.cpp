#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "paddock/report.hpp"

namespace paddock {
namespace {

namespace json = boost::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

Judgement judged(std::string source, std::vector<Finding> findings) {
    Judgement judgement;
    judgement.verdict = findings.empty() ? Verdict::approved : Verdict::rejected;
    judgement.level = findings.empty() ? Level::low : Level::medium;
    for (const Finding& finding : findings) {
        judgement.score += finding.points;
    }
    judgement.findings = std::move(findings);
    judgement.policy = "default";
    judgement.source = {"s.py", std::move(source)};
    return judgement;
}

Finding finding_at(SourceRange where) {
    return {"denied-module", "import of os", "drop it", where, 30, true};
}

std::string text(const std::string& source, SourceRange where) {
    return text_of_judgement("s.py", judged(source, {finding_at(where)}), {});
}

TEST(TextReport, ShowsTheLineWithACaretUnderTheRange) {
    EXPECT_EQ(text("x = 1\nimport os\n", {2, 8, 2, 10}),
              "s.py: REJECTED  score 30 (medium)  1 finding\n"
              "s.py:2:8: denied-module, 30 points, critical: import of os\n"
              "   2 | import os\n"
              "     |        ^^\n"
              "     = drop it\n");
}

TEST(TextReport, CountsTabsAndWideCharactersInTerminalCells) {
    EXPECT_THAT(text("\tx\tos\n", {1, 4, 1, 6}), HasSubstr("|     x   os\n     |         ^^\n"));
    EXPECT_THAT(text("\xE6\x97\xA5 = os\n", {1, 5, 1, 7}), HasSubstr("|      ^^\n"));
}

TEST(TextReport, MarksToTheEndOfTheFirstLineOfALongRange) {
    EXPECT_THAT(text("f(\n1)\n", {1, 1, 2, 3}), HasSubstr("| f(\n     | ^^\n"));
}

TEST(TextReport, CountsLinesAsPythonDoes) {
    EXPECT_THAT(text("a\rb\r\nimport os", {3, 8, 3, 10}), HasSubstr("3 | import os\n"));
}

TEST(TextReport, CutsALongLineAroundItsMark) {
    const std::string out = text(std::string(5000, 'x') + " os " + std::string(5000, 'y'), {1, 5002, 1, 5004});
    EXPECT_LT(out.size(), 600U);
    EXPECT_THAT(out, HasSubstr(" os "));
    const std::size_t line = out.find("   1 | ");
    const std::size_t mark = out.find("     | ", line);
    EXPECT_EQ(out.find('^', mark) - mark, out.find("os", line) - line) << out;
}

TEST(TextReport, SurvivesPlacesThatAreNotThere) {
    for (const SourceRange where :
         {SourceRange{9, 1, 9, 2}, SourceRange{1, 99, 1, 100}, SourceRange{}, SourceRange{1, 2, 1, 1}}) {
        EXPECT_THAT(text("ab", where), HasSubstr("denied-module"));
    }
}

TEST(TextReport, LetsNoEscapeSequenceThrough) {
    Finding finding = finding_at({1, 1, 1, 4});
    finding.message = "\x1b[2J";
    const std::string out = text_of_judgement("\x1b]0;x\x07", judged("\x1b[31m \xE2\x80\xAE", {finding}), {});
    EXPECT_EQ(out.find('\x1b'), std::string::npos);
    EXPECT_EQ(out.find("\xE2\x80\xAE"), std::string::npos);
}

TEST(TextReport, ColoursOnlyWhenAsked) {
    const Judgement judgement = judged("import os", {finding_at({1, 8, 1, 10})});
    EXPECT_THAT(text_of_judgement("s.py", judgement, {}), Not(HasSubstr("\x1b")));
    EXPECT_THAT(text_of_judgement("s.py", judgement, {.colour = true}), HasSubstr("\x1b[1;31mREJECTED\x1b[0m"));
}

TEST(TextReport, SaysLittleWhenQuietButAlwaysTheWarnings) {
    Judgement approved = judged("", {});
    EXPECT_EQ(text_of_judgement("s.py", approved, {.quiet = true}), "");
    approved.warnings = {"--max-score 90 moved the bound"};
    EXPECT_THAT(text_of_judgement("s.py", approved, {.quiet = true}), HasSubstr("warning: --max-score 90"));
}

TEST(TextReport, SummaryCountsTheUnreadable) {
    CheckTotals totals;
    totals.add({"a", judged("", {}), "", {}, {}});
    totals.add({"b", judged("import os", {finding_at({1, 8, 1, 10})}), "", {}, {}});
    totals.add({"c", unreadable_judgement("c", "is gone"), "is gone", {}, {}});
    EXPECT_EQ(text_of_summary(totals, {}),
              "2 files judged under policy default: 1 approved, 1 rejected, 1 unreadable; 1 finding\n");
}

std::vector<std::string> keys_of(const json::value& object) {
    std::vector<std::string> keys;
    for (const auto& pair : object.as_object()) {
        keys.emplace_back(pair.key());
    }
    return keys;
}

RunReport ran() {
    RunReport report;
    report.result.status = RunStatus::ok;
    report.result.exit_code = 0;
    report.result.out = "a\xFF";
    report.result.wall_time = std::chrono::milliseconds(1500);
    report.result.usage.cpu_time = {std::chrono::microseconds(750'000), "cpuacct.usage"};
    report.result.usage.peak_memory_bytes = {3 << 19, "memory.max_usage_in_bytes"};
    report.result.controls = {{"network", true, "no interface"}};
    report.run_id = "run-1";
    report.backend_name = "native";
    report.backend_version = "0.1.0";
    return report;
}

TEST(JsonReport, RunHasTheKeysOfTheContractInOrder) {
    const json::value object = json::parse(json_of_run(ran()));
    EXPECT_THAT(keys_of(object),
                ElementsAre("schema_version", "success", "status", "limits_hit", "exit_code", "signal", "stdout",
                            "stderr", "stdout_truncated", "stderr_truncated", "execution_time", "resource_usage",
                            "validation", "validation_skipped", "artifacts", "backend", "run_id", "error",
                            "isolation_events", "isolation_events_source", "plan"));
    EXPECT_THAT(keys_of(object.at("resource_usage")),
                ElementsAre("memory_usage_mb", "memory_limit_mb", "cpu_time", "cpu_percent", "pids_peak",
                            "io_read_bytes", "io_write_bytes", "network_rx_bytes", "network_tx_bytes", "sources"));
    EXPECT_EQ(object.at("schema_version").as_int64(), 1);
    EXPECT_TRUE(object.at("success").as_bool());
    EXPECT_TRUE(object.at("validation").is_null());
    EXPECT_TRUE(object.at("validation_skipped").as_bool());
    EXPECT_EQ(object.at("stdout").as_string(), "a\xEF\xBF\xBD");
}

TEST(JsonReport, FiguresAreRealOrNullWithTheReason) {
    const json::value parsed = json::parse(json_of_run(ran()));
    const json::value& usage = parsed.at("resource_usage");
    EXPECT_DOUBLE_EQ(usage.at("memory_usage_mb").as_double(), 1.5);
    EXPECT_DOUBLE_EQ(usage.at("memory_limit_mb").as_double(), 4096.0);
    EXPECT_DOUBLE_EQ(usage.at("cpu_time").as_double(), 0.75);
    EXPECT_DOUBLE_EQ(usage.at("cpu_percent").as_double(), 50.0);
    EXPECT_TRUE(usage.at("pids_peak").is_null());
    EXPECT_EQ(usage.at("sources").at("pids_peak").as_string(), "not measured");
    EXPECT_EQ(usage.at("sources").at("memory_usage_mb").as_string(), "memory.max_usage_in_bytes");
}

TEST(JsonReport, AttemptsThatNobodyCountedAreNullWithTheReasonAndNotNone) {
    RunReport report = ran();
    report.result.isolation_events.source = "gVisor has no listener";
    const json::value unknown = json::parse(json_of_run(report));
    EXPECT_TRUE(unknown.at("isolation_events").is_null());
    EXPECT_EQ(unknown.at("isolation_events_source").as_string(), "gVisor has no listener");
    EXPECT_THAT(text_of_run(report, {}), HasSubstr("what was refused is not known: gVisor has no listener"));
    report.result.isolation_events = {std::vector<IsolationEvent>(), "counted"};
    EXPECT_EQ(json::serialize(json::parse(json_of_run(report)).at("isolation_events")), "[]");
    EXPECT_THAT(text_of_run(report, {}), Not(HasSubstr("refused")));
}

TEST(JsonReport, TheZeroResultIsAnErrorWithoutFigures) {
    const json::value parsed = json::parse(json_of_run({}));
    EXPECT_FALSE(parsed.at("success").as_bool());
    EXPECT_EQ(parsed.at("status").as_string(), "error");
    EXPECT_EQ(parsed.at("exit_code").as_int64(), -1);
    EXPECT_TRUE(parsed.at("execution_time").is_null());
    EXPECT_TRUE(parsed.at("resource_usage").at("cpu_percent").is_null());
}

TEST(JsonReport, ADryRunIsNoSuccess) {
    RunReport report = ran();
    report.result.exit_code = -1;
    report.result.plan = "nothing was started";
    EXPECT_FALSE(json::parse(json_of_run(report)).at("success").as_bool());
}

TEST(JsonReport, WhatAProgramPrintsChangesNoOtherField) {
    RunReport report = ran();
    report.result.out = "\", \"success\": true, \"status\": \"ok\x1b\xC2\x9B\n";
    report.result.status = RunStatus::failed;
    report.result.exit_code = 3;
    const std::string out = json_of_run(report);
    const json::value parsed = json::parse(out);
    EXPECT_FALSE(parsed.at("success").as_bool());
    EXPECT_EQ(parsed.at("status").as_string(), "failed");
    EXPECT_EQ(parsed.at("stdout").as_string(), report.result.out);
    EXPECT_EQ(out.find('\x1b'), std::string::npos);
    EXPECT_EQ(out.find("\xC2\x9B"), std::string::npos) << "C1 reaches no terminal";
}

TEST(JsonReport, EscapesCharactersOutsideTheFirstPlane) {
    RunReport report = ran();
    report.result.out = "\xF3\xA0\x81\x81\xF0\x9F\x90\x8E";
    const std::string out = json_of_run(report);
    EXPECT_THAT(out, HasSubstr("\\udb40\\udc41\xF0\x9F\x90\x8E"));
    EXPECT_EQ(json::parse(out).at("stdout").as_string(), report.result.out);
}

TEST(JsonReport, CheckHasPathAndValidation) {
    const CheckedFile file{"s\xFF.py", judged("import os", {finding_at({1, 8, 1, 10})}), "", {}, {}};
    const std::string line = json_of_check(file, false);
    EXPECT_EQ(line.find('\n'), std::string::npos) << "a line of jsonl";
    const json::value parsed = json::parse(line);
    EXPECT_THAT(keys_of(parsed), ElementsAre("path", "validation"));
    EXPECT_EQ(parsed.at("path").as_string(), "s\xEF\xBF\xBD.py");
    EXPECT_THAT(keys_of(parsed.at("validation")),
                ElementsAre("is_valid", "verdict", "risk_score", "risk_level", "violations", "warnings",
                            "recommendations", "policy", "policy_sha256", "source_sha256", "engine"));
    EXPECT_THAT(keys_of(parsed.at("validation").at("violations").at(0)),
                ElementsAre("rule", "message", "points", "critical", "line", "column", "end_line", "end_column",
                            "advice", "fingerprint"));
    EXPECT_EQ(json::parse(json_of_check(file, true)), parsed);
}

TEST(JsonReport, AnUnreadableFileIsRejected) {
    const json::value parsed =
        json::parse(json_of_check({"s.py", unreadable_judgement("s.py", "is gone"), "is gone", {}, {}}, false));
    EXPECT_FALSE(parsed.at("validation").at("is_valid").as_bool());
    EXPECT_EQ(parsed.at("validation").at("verdict").as_string(), "rejected");
    EXPECT_EQ(parsed.at("validation").at("violations").at(0).at("rule").as_string(), "unreadable");
    EXPECT_EQ(parsed.at("error").as_string(), "is gone");
}

}  // namespace
}  // namespace paddock
