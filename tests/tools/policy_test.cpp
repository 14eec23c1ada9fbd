// `paddock policy`: for people who write policies and have nothing but what it prints.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "policy_tool.hpp"
#include "program.hpp"

namespace paddock::test {
namespace {

namespace json = boost::json;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr const char* kHouse = R"(schema = 1
name = "house"
extends = "default"

[[rule]]
id = "no-martingale"
points = 40
message = "position size {n} is doubled after a loss"
advice = "cap the position size"
query = '''
(augmented_assignment left: (identifier) @n operator: "*="
  (#match? @n "size|stake|lot"))
'''
[[rule.test]]
code = "stake *= 2"
expect = 1
[[rule.test]]
code = "price *= 2"
expect = 0
)";

std::string read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

TEST(PolicyCommand, RefusesWhatItDoesNotKnow) {
    EXPECT_EQ(paddock({"policy"}).exit_code, 2);
    const ProgramRun wrong = paddock({"policy", "lnit"});
    EXPECT_EQ(wrong.exit_code, 2);
    EXPECT_THAT(wrong.err, HasSubstr("did you mean lint?"));
    EXPECT_THAT(paddock({"policy", "diff", "default"}).err,
                HasSubstr("takes two policies and the strategies to judge"));
    EXPECT_THAT(paddock({"policy", "show", "--policy", "strict", "classic"}).err, HasSubstr("give one"));
    const ProgramRun help = paddock({"policy", "--help"});
    EXPECT_EQ(help.exit_code, 0);
    EXPECT_THAT(help.out, HasSubstr("Examples:"));
}

TEST(PolicyNew, LintsCleanPassesItsTestsAndChangesNothingElse) {
    for (const char* base : {"classic", "default", "strict"}) {
        const TestFolder folder;
        const std::string file = (folder.path() / "paddock.toml").string();
        ASSERT_EQ(paddock({"policy", "new", file, "--extends", base, "--name", "ours"}).exit_code, 0);
        const ProgramRun lint = paddock({"policy", "lint", file});
        EXPECT_EQ(lint.exit_code, 0) << lint.out << lint.err;
        EXPECT_EQ(lint.out, "policy ours: nothing to note\n");
        const ProgramRun tests = paddock({"policy", "test", file});
        EXPECT_EQ(tests.exit_code, 0) << tests.out;
        EXPECT_THAT(tests.out, HasSubstr("2 of 2 tests passed"));
        EXPECT_EQ(read(file), paddock({"policy", "new", "--extends", base, "--name", "ours"}).out);
    }
}

/// Each commented-out line of the starting point works when the comment sign is taken away.
TEST(PolicyNew, WhatIsCommentedOutIsValid) {
    std::string text = paddock({"policy", "new"}).out;
    std::string whole;
    std::size_t taken = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        std::string line = text.substr(at, end - at);
        const bool prose = line.find(" = ") == std::string::npos && !line.starts_with("# [") && line != "# '''" &&
                           !line.starts_with("# import") && line.find(".read_csv(") == std::string::npos;
        if (line.starts_with("# ") && !prose && !line.starts_with("# A ")) {
            line.erase(0, 2);
            ++taken;
        }
        whole += line + "\n";
        at = end + 1;
    }
    EXPECT_GT(taken, 30U);
    const TestFolder folder;
    const ProgramRun tests = paddock({"policy", "test", folder.put("p.toml", whole)});
    EXPECT_EQ(tests.exit_code, 0) << tests.out << tests.err << whole;
    EXPECT_THAT(tests.out, HasSubstr("4 of 4 tests passed"));
}

TEST(PolicyNew, OverwritesNothing) {
    const TestFolder folder;
    const std::string file = folder.put("paddock.toml", "mine");
    const ProgramRun run = paddock({"policy", "new", file});
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_THAT(run.err, HasSubstr("move it away, or give another name"));
    EXPECT_EQ(read(file), "mine");
    EXPECT_THAT(paddock({"policy", "new", "--extends", "nosuch"}).err, HasSubstr("give classic, default or strict"));
    EXPECT_THAT(paddock({"policy", "new", "--name", "a\"b"}).err, HasSubstr("makes no policy"));
}

TEST(PolicyLintCommand, PrintsNotesWithTheirPlaces) {
    const TestFolder folder;
    const std::string file =
        folder.put("p.toml", "schema = 1\nname = 'p'\nextends = 'default'\n[modules]\nallow = ['os']\n");
    const ProgramRun run = paddock({"policy", "lint", file});
    EXPECT_EQ(run.exit_code, 1);
    EXPECT_THAT(run.out, StartsWith(file + ":5:10: modules.allow.os: os stays denied"));
    const json::value report = paddock({"policy", "lint", "--format", "json", file}).json();
    const json::object& note = report.at("notes").at(0).as_object();
    EXPECT_EQ(note.at("level").as_string(), "warning");
    EXPECT_EQ(note.at("file").as_string(), file);
    EXPECT_EQ(note.at("line").as_int64(), 5);
    EXPECT_EQ(note.at("column").as_int64(), 10);
    EXPECT_EQ(note.at("key").as_string(), "modules.allow.os");
}

TEST(PolicyLintCommand, AnErrorIsExitTwoInBothFormats) {
    const TestFolder folder;
    const std::string unknown = folder.put("p.toml", "schema = 1\nname = 'p'\n[modules]\nalow = []\n");
    const ProgramRun text = paddock({"policy", "lint", unknown});
    EXPECT_EQ(text.exit_code, 2);
    EXPECT_THAT(text.err, HasSubstr("p.toml:4:1: modules.alow: unknown key; did you mean \"allow\"?"));
    const ProgramRun run = paddock({"policy", "lint", "--format", "json", unknown});
    EXPECT_EQ(run.exit_code, 2);
    const json::object note = run.json().at("notes").at(0).as_object();
    EXPECT_EQ(note.at("level").as_string(), "error");
    EXPECT_EQ(note.at("line").as_int64(), 4);
    EXPECT_EQ(note.at("key").as_string(), "modules.alow");
    EXPECT_EQ(note.at("message").as_string(), "unknown key; did you mean \"allow\"?");

    const std::string query = folder.put("q.toml",
                                         "schema = 1\nname = 'p'\n[[rule]]\nid = 'a'\npoints = 1\nmessage = 'm'\n"
                                         "query = '(cal) @x'\n");
    const ProgramRun bad = paddock({"policy", "lint", "--format", "json", query});
    EXPECT_EQ(bad.exit_code, 2);
    EXPECT_EQ(bad.json().at("notes").at(0).at("key").as_string(), "rule.a.query");
    EXPECT_EQ(bad.json().at("notes").at(0).at("column").as_int64(), 11);
    const ProgramRun missing = paddock({"policy", "lint", "--format", "json", "/nonexistent.toml"});
    EXPECT_EQ(missing.exit_code, 2);
    EXPECT_TRUE(missing.json().at("notes").at(0).at("line").is_null());
}

TEST(PolicyLintCommand, TellsThePlaceWhateverTheFileIsCalled) {
    const TestFolder folder;
    const std::string file = folder.put("a: b:1:2: c.toml",
                                        "schema = 1\nname = 'p'\n[modules]\n'x: y' = 1\n[[rule]]\nid = 'a'\n"
                                        "points = 1\nmessage = '{x}'\nquery = '(cal) @n'\n");
    const json::array notes = paddock({"policy", "lint", "--format", "json", file}).json().at("notes").as_array();
    std::string places;
    for (const json::value& note : notes) {
        EXPECT_EQ(note.at("file"), json::value(file));
        places += json::serialize(note.at("line")) + ":" + json::serialize(note.at("column")) + " " +
                  json::serialize(note.at("key")) + "\n";
    }
    EXPECT_EQ(places, "4:1 \"modules.x: y\"\n8:11 \"rule.a.message\"\n9:11 \"rule.a.query\"\n");
    const std::string no_toml = folder.put("d: e.toml", "schema = \n");
    const json::value note = paddock({"policy", "lint", "--format", "json", no_toml}).json().at("notes").at(0);
    EXPECT_EQ(note.at("file"), json::value(no_toml));
    EXPECT_EQ(note.at("line"), json::value(1));
}

TEST(PolicyLintCommand, QueriesThatAreTooLongTogetherHaveAPlace) {
    const TestFolder folder;
    std::string text = "schema = 1\nname = 'p'\n";
    for (int rule = 0; rule < 9; ++rule) {
        text += "[[rule]]\nid = 'r" + std::to_string(rule) + "'\npoints = 1\nmessage = 'm'\nquery = '(call) @n " +
                std::string(16'000, ' ') + "'\n";
    }
    const std::string file = folder.put("p.toml", text);
    const json::array notes = paddock({"policy", "lint", "--format", "json", file}).json().at("notes").as_array();
    ASSERT_EQ(notes.size(), 1U);
    EXPECT_EQ(notes.at(0).at("key"), json::value("rule.r8.query"));
    EXPECT_EQ(notes.at(0).at("line"), json::value(47));
}

/// "12:11: rule.a.message", a line for each error that was printed of a *.toml.
std::string places_of(const std::string& printed) {
    std::string places;
    std::istringstream lines(printed);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t name = line.find(".toml:");
        const std::size_t end = line.find(": ", name);
        places += line.substr(name + 6, line.find(": ", end + 2) - name - 6) + "\n";
    }
    return places;
}

TEST(PolicyLintCommand, NamesAllThatIsWrong) {
    const TestFolder folder;
    const std::string file = folder.put("p.toml", R"(schema = 1
name = "b"
extends = "./base.toml"
[treshold]
[points]
reflection = "many"
[modules]
deny = ["a b", 3]
[[rule]]
id = "a"
points = 1
message = "{x} m"
query = '(cal) @n'
[[rule]]
id = "Bad Id"
points = -1
message = "m"
query = '((call) @n (#match? @n "a("))'
call = ["a b", "c d"]
test = [1]
[sandbox]
env = { "a b" = "1", "c d" = "2" }
)");
    folder.put("base.toml", "schema = 1\nname = 'base'\n[limits]\npids = 0\n");
    const ProgramRun run = paddock({"policy", "lint", file});
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_EQ(places_of(run.err),
              "4:8: limits.pids\n4:2: treshold\n6:14: points.reflection\n8:9: modules.deny\n8:16: modules.deny\n"
              "12:11: rule.a.message\n13:11: rule.a.query\n15:6: rule.id\n16:10: rule.points\n18:33: rule.query\n"
              "19:9: rule.call\n19:16: rule.call\n20:9: rule.test\n22:9: sandbox.env.a b\n22:22: sandbox.env.c d\n")
        << run.err;
    const json::value report = paddock({"policy", "lint", "--format", "json", file}).json();
    EXPECT_EQ(report.at("notes").as_array().size(), 15U);
    const ProgramRun check = paddock({"check", "--policy", file, file});
    EXPECT_EQ(std::count(check.err.begin(), check.err.end(), '\n'), 1) << "the first is enough there";
}

TEST(PolicyLintCommand, RulesWithoutAnIdOfTheirOwnAreLookedAtToo) {
    const TestFolder folder;
    const std::string file = folder.put("p.toml", R"(schema = 1
name = "p"
[[rule]]
id = "a"
points = 1
message = "{x}"
query = '(cal) @n'
[[rule]]
id = "a"
points = 1
message = "{y}"
query = '(cal) @n'
[[rule]]
id = "Bad"
points = 1
message = "{z}"
query = '(cal) @n'
)");
    EXPECT_EQ(places_of(paddock({"policy", "lint", file}).err),
              "6:11: rule.a.message\n7:11: rule.a.query\n9:6: rule.id\n11:11: rule.a.message\n12:11: rule.a.query\n"
              "14:6: rule.id\n16:11: rule.message\n17:11: rule.query\n");
}

TEST(PolicyLintCommand, WhatIsMissingIsNamedBesideOtherErrorsButNotWhatIsMisspelt) {
    const TestFolder folder;
    const std::string file = folder.put("p.toml", R"(schema = 1
name = "p"
[[rule]]
id = "a"
points = -1
[[rule]]
critical = 3
call = "f"
[[rule]]
id = "b"
points = 1
mesage = "m"
cal = "f"
[[rule.test]]
code = 3
)");
    EXPECT_EQ(places_of(paddock({"policy", "lint", file}).err),
              "3:1: rule.message\n3:1: rule\n5:10: rule.points\n6:1: rule.id\n6:1: rule.points\n6:1: rule.message\n"
              "7:12: rule.critical\n12:1: rule.mesage\n13:1: rule.cal\n14:1: rule.test.expect\n15:8: rule.test.code\n");
}

TEST(PolicyLintCommand, ThresholdsAreComparedBesideOtherErrorsButNotWithWhatIsUnknown) {
    const TestFolder folder;
    const auto places = [&](const std::string& thresholds) {
        return places_of(
            paddock({"policy", "lint", folder.put("p.toml", "schema = 1\nname = 'p'\n" + thresholds)}).err);
    };
    EXPECT_EQ(places("nme = 1\n[thresholds]\nmedium = 80\nhigh = 70\ncritical = 60\n"),
              "3:1: nme\n6:8: thresholds.high\n7:12: thresholds.critical\n");
    EXPECT_EQ(places("[thresholds]\nmedium = 80\nhigh = 'x'\n"), "5:8: thresholds.high\n");
    EXPECT_EQ(places("[thresholds]\nmedium = 80\nhihg = 85\n"), "5:1: thresholds.hihg\n");
    EXPECT_EQ(places("extends = './gone.toml'\n[thresholds]\nmedium = 80\n"), "3:11: extends\n");
}

TEST(PolicyLintCommand, AllElseIsNamedWhenABaseIsMissing) {
    const TestFolder folder;
    folder.put("base.toml", "schema = 1\nname = \n");
    for (const char* base : {"./gone.toml", "./base.toml", "./p.toml"}) {
        const std::string file =
            folder.put("p.toml", "schema = 1\nname = 'p'\nextends = '" + std::string(base) +
                                     "'\n[points]\nreflection = -1\nrule-of-the-base = 1\n[[rule]]\n"
                                     "id = 'a'\npoints = 1\nmessage = 'm'\nquery = '(cal) @n'\n");
        const std::string wrong = base == std::string("./base.toml") ? "2:8: TOML\n" : "3:11: extends\n";
        EXPECT_EQ(places_of(paddock({"policy", "lint", file}).err),
                  wrong + "5:14: points.reflection\n11:11: rule.a.query\n");
    }
}

/// What a rule finds is not known while a pattern of it is wrong, or a quote in its query is open.
TEST(PolicyLintCommand, SaysNothingOfAMessageWhoseRuleIsInDoubt) {
    const TestFolder folder;
    const auto places = [&](const std::string& matcher) {
        return places_of(paddock({"policy", "lint",
                                  folder.put("p.toml",
                                             "schema = 1\nname = 'p'\n[[rule]]\nid = 'a'\npoints = 1\n"
                                             "message = '{call} {n}'\n" +
                                                 matcher)})
                             .err);
    };
    EXPECT_EQ(places("call = 'no pattern!'\n"), "7:8: rule.call\n");
    EXPECT_EQ(places("cal = 'f'\n"), "7:1: rule.cal\n");
    EXPECT_EQ(places("query = '(call function: \"(_) @n'\ncall = 'f'\n"), "7:26: rule.a.query\n");
    EXPECT_EQ(places("query = '(call) @m'\ncritical = 3\n"), "6:11: rule.a.message\n8:12: rule.critical\n");
}

TEST(PolicyTestCommand, ShowsExpectedAndFound) {
    const TestFolder folder;
    const std::string file = folder.put("p.toml", std::string(kHouse) +
                                                      "[[rule.test]]\ncode = '''\nstake *= 2\nlot *= 3'''\nexpect = 1\n"
                                                      "[[rule.test]]\ncode = 'stake *='\nexpect = 0\n");
    const ProgramRun run = paddock({"policy", "test", "--policy", file});
    EXPECT_EQ(run.exit_code, 1);
    EXPECT_EQ(run.out, "ok    " + file + ":14:1: no-martingale, test 1: 1 finding\n" + "ok    " + file +
                           ":17:1: no-martingale, test 2: 0 findings\n" + "FAIL  " + file +
                           ":20:1: no-martingale, test 3\n"
                           "  - expected 1 finding\n  + found 2 findings\n"
                           "      1 | stake *= 2\n        | ^^^^^ position size stake is doubled after a loss\n"
                           "      2 | lot *= 3\n        | ^^^ position size lot is doubled after a loss\n" +
                           "FAIL  " + file +
                           ":25:1: no-martingale, test 4\n"
                           "    the code is not judged: syntax-error: an expression belongs here; correct it\n"
                           "      1 | stake *=\n"
                           "policy house: 2 of 4 tests passed\n");
    const json::value report = paddock({"policy", "test", "--format", "json", file}).json();
    EXPECT_EQ(report.at("passed").as_int64(), 2);
    EXPECT_EQ(report.at("failed").as_int64(), 2);
    EXPECT_EQ(report.at("tests").at(2).at("found").as_array().size(), 2U);
    EXPECT_EQ(report.at("tests").at(2).at("expected").as_int64(), 1);
    EXPECT_EQ(report.at("tests").at(2).at("line").as_int64(), 20);
}

TEST(PolicyShow, IsThePolicyThatItShows) {
    const TestFolder folder;
    const std::string house =
        folder.put("house.toml", std::string(kHouse) +
                                     "[points]\nno-martingale = 41\n[sandbox]\nenv = { A = \"x\\\"\\\\\" }\n[caps]\n"
                                     "reflection = 30\n[io]\nread = ['/data/**']\n[limits]\ncpu_time = '5s'\n");
    for (const std::string& policy : {std::string("classic"), std::string("default"), std::string("strict"), house}) {
        const ProgramRun shown = paddock({"policy", "show", policy});
        ASSERT_EQ(shown.exit_code, 0) << shown.err;
        const ProgramRun again = paddock({"policy", "show", folder.put("shown.toml", shown.out)});
        ASSERT_EQ(again.exit_code, 0) << again.err;
        EXPECT_EQ(again.out.substr(0, again.out.find('\n')), shown.out.substr(0, shown.out.find('\n'))) << policy;
        EXPECT_THAT(shown.out, StartsWith("# sha256 "));
    }
}

/// A file may leave no value of its own behind, and is named all the same.
TEST(PolicyShow, NamesEachFileThatItWasReadFrom) {
    const TestFolder folder;
    const std::string base =
        folder.put("base.toml", "schema = 1\nname = 'b'\nextends = 'default'\n[modules]\ndeny = ['!os']\n");
    std::filesystem::create_symlink("base.toml", folder.path() / "link.toml");
    const std::string file = folder.put("p.toml", "schema = 1\nname = 'p'\nextends = './link.toml'\n");
    const ProgramRun run = paddock({"policy", "show", file});
    EXPECT_EQ(run.out.substr(run.out.find('\n') + 1, 14 + file.size() + base.size() + 2 + 10),
              "# file " + file + "\n# file " + base + "\nschema = 1");
    const json::value report = paddock({"policy", "show", "--format", "json", file}).json();
    EXPECT_EQ(json::serialize(report.at("files")), json::serialize(json::array{json::value(file), json::value(base)}));
    EXPECT_TRUE(paddock({"policy", "show", "--format", "json", "default"}).json().at("files").as_array().empty());
}

TEST(PolicyShow, SaysWhereEachValueComesFrom) {
    const TestFolder folder;
    const std::string file =
        folder.put("p.toml", std::string(kHouse) + "[points]\nno-martingale = 41\n[modules]\nallow = ['mylib']\n");
    const ProgramRun run = paddock({"policy", "show", file});
    EXPECT_THAT(run.out, HasSubstr("    \"mylib\",  # " + file + ":23:10\n"));
    EXPECT_THAT(run.out, HasSubstr("points = 41  # " + file + ":21:17\n"));
    EXPECT_THAT(run.out, HasSubstr("medium = 30  # <classic>:"));
    EXPECT_THAT(run.out, HasSubstr("critical = false  # built in\n"));
    const json::value shown = paddock({"policy", "show", "--format", "json", file}).json();
    EXPECT_EQ(shown.at("thresholds").at("medium").at("value").as_int64(), 30);
    EXPECT_EQ(shown.at("rule").at(0).at("points").at("origin").as_string(), file + ":21:17");
    EXPECT_EQ(shown.at("rule").at(0).at("test").as_array().size(), 2U);
    EXPECT_TRUE(shown.at("rule").at(0).at("critical").at("origin").is_null());
    EXPECT_THAT(std::string(shown.at("modules").at("deny").at(0).at("origin").as_string()), StartsWith("<"));
}

TEST(PolicyDiff, TellsWhichStrategiesChangeAndWhy) {
    const TestFolder folder;
    const std::string house = folder.put("house.toml", kHouse);
    folder.put("s/bad.py", "stake = 1\nstake *= 2\n");
    folder.put("s/good.py", "stake = 1\n");
    folder.put("s/while.py", "while True:\n    break\n");
    const std::string sources = (folder.path() / "s").string();
    const ProgramRun run = paddock({"policy", "diff", "default", house, sources});
    EXPECT_EQ(run.exit_code, 1);
    EXPECT_THAT(run.out,
                HasSubstr(sources + "/bad.py    approved 0      review 40\n"
                                    "    + 2:1: no-martingale, 40 points: position size stake is doubled after a "
                                    "loss\n"));
    EXPECT_THAT(run.out, Not(HasSubstr("good.py")));
    EXPECT_THAT(run.out, HasSubstr("3 files: 1 change verdict, 0 change score or findings, 2 stay the same\n"));
    EXPECT_THAT(paddock({"policy", "diff", "-v", "default", house, sources}).out, HasSubstr("good.py"));
    const json::value report = paddock({"policy", "diff", "--format", "json", house, "default", sources}).json();
    EXPECT_EQ(report.at("changed_verdicts").as_int64(), 1);
    EXPECT_EQ(report.at("files").at(0).at("before").at("verdict").as_string(), "review");
    EXPECT_EQ(report.at("files").at(0).at("gone").at(0).at("rule").as_string(), "no-martingale");
    EXPECT_EQ(report.at("after").at("name").as_string(), "default");
}

TEST(PolicyDiff, EndsLikeDiff) {
    const TestFolder folder;
    const std::string good = folder.put("good.py", "x = 1\n");
    EXPECT_EQ(paddock({"policy", "diff", "default", "strict", good}).exit_code, 0);
    const ProgramRun missing = paddock({"policy", "diff", "default", "strict", good, "/nonexistent.py"});
    EXPECT_EQ(missing.exit_code, 2);
    EXPECT_THAT(missing.out, HasSubstr("1 cannot be read"));
    EXPECT_EQ(paddock({"policy", "diff", "default", "nosuch", good}).exit_code, 2);
}

TEST(PolicySchema, NamesEveryBuiltInRule) {
    const json::value schema = paddock({"policy", "schema"}).json();
    const json::object& points = schema.at("properties").at("points").at("properties").as_object();
    EXPECT_TRUE(points.contains("denied-module"));
    EXPECT_FALSE(std::string(points.at("denied-module").at("description").as_string()).empty());
}

TEST(OwnRulesInCommands, ApplyAtCheckAndRunAndAreExplained) {
    const TestFolder folder;
    const std::string house = folder.put("house.toml", kHouse);
    const std::string bad = folder.put("bad.py", "stake = 1\nstake *= 2\n");
    const ProgramRun check = paddock({"check", "--policy", house, bad});
    EXPECT_EQ(check.exit_code, 1);
    EXPECT_THAT(check.out, HasSubstr(":2:1: no-martingale, 40 points: position size stake is doubled after a loss"));
    EXPECT_THAT(check.out, HasSubstr("cap the position size"));
    EXPECT_EQ(paddock({"run", "--backend", "dry-run", "--policy", house, bad}).exit_code, 126);
    EXPECT_EQ(paddock({"explain", "--policy", house, "no-martingale"}).exit_code, 0);
    const ProgramRun wrong =
        paddock({"check", "--policy",
                 folder.put("wrong.toml",
                            std::string(kHouse).replace(std::string(kHouse).find("(identifier)"), 12, "(identifer)")),
                 bad});
    EXPECT_EQ(wrong.exit_code, 2);
    EXPECT_THAT(wrong.err, HasSubstr("wrong.toml:11:30: rule.no-martingale.query: Python's grammar has no node "
                                     "\"identifer\"; did you mean identifier?"));
}

}  // namespace
}  // namespace paddock::test
