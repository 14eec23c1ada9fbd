#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <boost/json.hpp>

#include "program.hpp"

namespace paddock::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

TEST(Check, ApprovesAnHonestFile) {
    const TestFolder folder;
    const ProgramRun run = paddock({"check", folder.put("good.py", kGood)});
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("good.py: approved  score 0 (low)  0 findings"));
    EXPECT_THAT(run.err, IsEmpty());
}

TEST(Check, RejectsAndShowsWhere) {
    const TestFolder folder;
    const std::string bad = folder.put("bad.py", kBad);
    const ProgramRun run = paddock({"check", "--policy", "classic", bad});
    EXPECT_EQ(run.exit_code, 1) << run.err;
    EXPECT_THAT(run.out, HasSubstr(bad + ": REJECTED  score 30 (medium)  1 finding\n"));
    EXPECT_THAT(run.out, HasSubstr("\n" + bad + ":1:8: denied-module, 30 points, critical: ")) << "one can grep for it";
    EXPECT_THAT(run.out, HasSubstr("1 | import os\n"));
    EXPECT_THAT(run.out, HasSubstr("^^"));
    EXPECT_THAT(run.out, HasSubstr("1 file judged under policy classic: 0 approved, 1 rejected; 1 finding\n"));
}

TEST(Check, JsonIsAnArrayOfPathAndValidation) {
    const TestFolder folder;
    const std::string good = folder.put("good.py", kGood);
    const std::string bad = folder.put("bad.py", kBad);
    const ProgramRun run = paddock({"check", "--format", "json", "--policy", "classic", good, bad});
    EXPECT_EQ(run.exit_code, 1) << run.err;
    const json::value value = run.json();
    ASSERT_EQ(value.as_array().size(), 2U);
    EXPECT_EQ(value.at(0).at("path").as_string(), good);
    EXPECT_TRUE(value.at(0).at("validation").at("is_valid").as_bool());
    EXPECT_EQ(value.at(1).at("validation").at("risk_score").as_int64(), 30);
    EXPECT_EQ(value.at(1).at("validation").at("policy").as_string(), "classic");
}

TEST(Check, JsonlIsAnObjectALine) {
    const TestFolder folder;
    const ProgramRun run =
        paddock({"check", "--format", "jsonl", folder.put("a.py", kGood), folder.put("b.py", kGood)});
    EXPECT_EQ(std::count(run.out.begin(), run.out.end(), '\n'), 2);
    EXPECT_TRUE(json::parse(run.out.substr(0, run.out.find('\n'))).at("validation").at("is_valid").as_bool());
}

TEST(Check, FindsFilesInFoldersInOrderAndFollowsNoLinkedFolder) {
    const TestFolder folder;
    folder.put("set/b.py", kGood);
    folder.put("set/a/z.py", kGood);
    folder.put("set/notes.txt", kBad);
    folder.put("elsewhere/hidden.py", kBad);
    fs::create_directory_symlink(folder.path() / "elsewhere", folder.path() / "set" / "link");
    const ProgramRun run = paddock({"check", "--format", "json", "set"},
                                   {.input = {}, .environment = {}, .directory = folder.path(), .out_file = {}});
    EXPECT_EQ(run.exit_code, 0) << run.out;
    const json::value value = run.json();
    ASSERT_EQ(value.as_array().size(), 2U);
    EXPECT_EQ(value.at(0).at("path").as_string(), "set/a/z.py");
    EXPECT_EQ(value.at(1).at("path").as_string(), "set/b.py");
}

TEST(Check, OrderDoesNotDependOnThreads) {
    const TestFolder folder;
    for (int file = 0; file < 300; ++file) {
        folder.put("set/s" + std::to_string(file) + ".py", file % 7 == 0 ? kBad : kGood);
    }
    const std::string set = (folder.path() / "set").string();
    const ProgramRun one = paddock({"check", "--jobs", "1", set});
    const ProgramRun four = paddock({"check", "-j", "4", set});
    EXPECT_EQ(one.exit_code, 1);
    EXPECT_EQ(one.out, four.out);
}

TEST(Check, JudgesTheOthersBeforeItFailsForAnUnreadableFile) {
    const TestFolder folder;
    const ProgramRun run =
        paddock({"check", "--format", "json", (folder.path() / "gone.py").string(), folder.put("good.py", kGood)});
    EXPECT_EQ(run.exit_code, 2);
    const json::value value = run.json();
    ASSERT_EQ(value.as_array().size(), 2U);
    EXPECT_FALSE(value.at(0).at("validation").at("is_valid").as_bool());
    EXPECT_THAT(std::string(value.at(0).at("error").as_string()), HasSubstr("No such file"));
    EXPECT_TRUE(value.at(1).at("validation").at("is_valid").as_bool());
}

TEST(Check, AFolderWithoutStrategiesIsNotApproved) {
    const TestFolder folder;
    const ProgramRun run = paddock({"check", folder.path().string()});
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_THAT(run.out, HasSubstr("no *.py file"));
}

TEST(Check, WaitsForNoFifoInAFolder) {
    const TestFolder folder;
    folder.put("set/good.py", kGood);
    ASSERT_EQ(::mkfifo((folder.path() / "set" / "pipe.py").c_str(), 0600), 0);
    const ProgramRun run = paddock({"check", (folder.path() / "set").string()});
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_THAT(run.out, HasSubstr("not a regular file"));
}

TEST(Check, GivesUpOnAnEndlessFile) {
    const ProgramRun run = paddock({"check", "/dev/zero"});
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_THAT(run.out, HasSubstr("larger than 64 MiB"));
}

TEST(Check, ReadsStandardInput) {
    const ProgramRun run = paddock({"check", "--stdin-filename", "ema.py", "-"},
                                   {.input = kBad, .environment = {}, .directory = {}, .out_file = {}});
    EXPECT_EQ(run.exit_code, 1);
    EXPECT_THAT(run.out, StartsWith("ema.py: REJECTED"));
}

TEST(Check, MaxScoreMovesTheBoundAndSaysSo) {
    const TestFolder folder;
    const std::string file = folder.put("r.py", "getattr(a, b)\ngetattr(a, b)\ngetattr(a, b)\n");
    EXPECT_EQ(paddock({"check", "--policy", "classic", file}).exit_code, 1) << "45 points are medium";
    const ProgramRun run = paddock({"check", "--policy", "classic", "--max-score", "45", file});
    EXPECT_EQ(run.exit_code, 0) << run.out;
    const ProgramRun strict = paddock({"check", "--policy", "classic", "--max-score", "30", file});
    EXPECT_EQ(strict.exit_code, 1);
    EXPECT_THAT(strict.out, HasSubstr("risk score 45 exceeds maximum 30"));
}

TEST(Check, PolicyComesFromTheFlagThenTheVariableThenPaddockToml) {
    const TestFolder folder;
    folder.put("paddock.toml", "schema = 1\nname = \"mine\"\nextends = \"classic\"\n");
    const std::string good = folder.put("good.py", kGood);
    const auto policy_of = [&](std::vector<std::string> arguments,
                               const std::map<std::string, std::string>& environment, const fs::path& directory) {
        arguments.insert(arguments.end(), {"--format", "json", good});
        const json::value value =
            paddock(arguments, {.input = {}, .environment = environment, .directory = directory, .out_file = {}})
                .json();
        return std::string(value.at(0).at("validation").at("policy").as_string());
    };
    EXPECT_EQ(policy_of({"check", "--policy", "strict"}, {{"PADDOCK_POLICY", "classic"}}, folder.path()), "strict");
    EXPECT_EQ(policy_of({"check"}, {{"PADDOCK_POLICY", "classic"}}, folder.path()), "classic");
    EXPECT_EQ(policy_of({"check"}, {}, folder.path()), "mine");
    EXPECT_EQ(policy_of({"check"}, {}, "/"), "default") << "not because it lies beside the strategy";
}

TEST(Check, ABrokenPolicyIsNamedWithItsPlace) {
    const TestFolder folder;
    const std::string policy = folder.put("p.toml", "schema = 1\nname = \"p\"\n[points]\nreflection = -1\n");
    const ProgramRun run = paddock({"check", "--policy", policy, folder.put("good.py", kGood)});
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_THAT(run.err, HasSubstr(policy + ":4:"));
    EXPECT_THAT(run.out, IsEmpty());
}

TEST(Check, ColoursOnlyATerminalOrOnRequest) {
    const TestFolder folder;
    const std::string bad = folder.put("bad.py", kBad);
    EXPECT_THAT(paddock({"check", bad}).out, Not(HasSubstr("\x1b")));
    EXPECT_THAT(paddock({"check", "--color", "always", bad}).out, HasSubstr("\x1b["));
    EXPECT_EQ(paddock({"check", "--color", "sometimes", bad}).exit_code, 2);
}

TEST(Check, QuietLeavesOutWhatIsApproved) {
    const TestFolder folder;
    const ProgramRun run = paddock({"check", "-q", folder.put("good.py", kGood)});
    EXPECT_EQ(run.exit_code, 0);
    EXPECT_THAT(run.out, IsEmpty());
}

TEST(Check, AFullDiskIsNoApproval) {
    const TestFolder folder;
    const ProgramRun run = paddock({"check", folder.put("good.py", kGood)},
                                   {.input = {}, .environment = {}, .directory = {}, .out_file = "/dev/full"});
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_THAT(run.err, HasSubstr("No space left"));
}

TEST(Check, WrongFlagsAreNamedWithTheNearest) {
    const ProgramRun unknown = paddock({"check", "--polcy", "strict", "x.py"});
    EXPECT_EQ(unknown.exit_code, 2);
    EXPECT_THAT(unknown.err, HasSubstr("did you mean --policy?"));
    EXPECT_EQ(paddock({"check", "--pol", "strict", "x.py"}).exit_code, 2) << "no prefix is guessed";
    EXPECT_THAT(paddock({"check", "--format", "jso", "x.py"}).err, HasSubstr("text, json, jsonl"));
    EXPECT_THAT(paddock({"check", "--jobs", "0", "x.py"}).err, HasSubstr("--jobs \"0\""));
    EXPECT_THAT(paddock({"check", "--max-score", "many", "x.py"}).err, HasSubstr("--max-score \"many\""));
    EXPECT_EQ(paddock({"check"}).exit_code, 2);
}

}  // namespace
}  // namespace paddock::test
