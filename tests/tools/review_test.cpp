#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <fstream>
#include <future>
#include <iterator>

#include "program.hpp"

namespace paddock::test {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// 45 points under classic: for review.
constexpr const char* kReview = "print('ran')\nif False:\n    getattr(a, b)\n    getattr(a, b)\n    getattr(a, b)\n";

class Review : public testing::Test {
protected:
    [[nodiscard]] ProgramRun start(std::vector<std::string> arguments) const {
        return paddock(arguments, {.input = {},
                                   .environment = {{"XDG_STATE_HOME", (folder_.path() / "state").string()}},
                                   .directory = folder_.path(),
                                   .out_file = {}});
    }
    [[nodiscard]] ProgramRun check(const std::string& policy = "classic") const {
        return start({"check", "--policy", policy, source_});
    }
    [[nodiscard]] ProgramRun approve(const std::string& file) const {
        return start({"review", "--policy", "classic", "--approve", "--reason", "read through", file});
    }
    [[nodiscard]] ProgramRun refuse(const std::string& file) const {
        return start({"review", "--policy", "classic", "--refuse", "--reason", "no need for it", file});
    }
    [[nodiscard]] fs::path log() const { return folder_.path() / "state" / "paddock" / "approvals.jsonl"; }
    [[nodiscard]] std::string log_text() const {
        std::ifstream file(log(), std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    void put_log(const std::string& text) const { std::ofstream(log(), std::ios::trunc) << text; }

    TestFolder folder_;
    std::string source_ = folder_.put("s.py", kReview);
};

TEST_F(Review, AnApprovalLiftsTheVerdictAndIsShown) {
    EXPECT_EQ(check().exit_code, 1);
    const ProgramRun done = approve(source_);
    EXPECT_EQ(done.exit_code, 0) << done.err;
    EXPECT_THAT(done.out, AllOf(HasSubstr("s.py: REVIEW  score 45"), HasSubstr("approved by ")));
    const ProgramRun run = check();
    EXPECT_EQ(run.exit_code, 0) << run.out;
    EXPECT_THAT(run.out, AllOf(HasSubstr("s.py: approved  score 45 (medium)"), HasSubstr("warning: approved by "),
                               HasSubstr("read through")));
    EXPECT_THAT(start({"check", "-q", "--policy", "classic", source_}).out, HasSubstr("read through"))
        << "what loosened a verdict is said however quiet the report is";
    EXPECT_EQ(start({"check", "--approvals", "none", "--policy", "classic", source_}).exit_code, 1);
}

TEST_F(Review, RunHonoursIt) {
    const std::vector<std::string> run{"run", "--policy", "classic", "--backend", "dry-run", source_};
    EXPECT_EQ(start(run).exit_code, 126);
    ASSERT_EQ(approve(source_).exit_code, 0);
    EXPECT_EQ(start(run).exit_code, 0);
    ASSERT_EQ(refuse(source_).exit_code, 1);
    const ProgramRun refused = start(run);
    EXPECT_EQ(refused.exit_code, 126);
    EXPECT_THAT(refused.err, HasSubstr("no need for it"));
}

TEST_F(Review, BatchHonoursIt) {
    ASSERT_EQ(approve(source_).exit_code, 0);
    const ProgramRun run = start(
        {"batch", "--policy", "classic", "--backend", "dry-run", "--results", "r.db", "--format", "jsonl", source_});
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("\"verdict\":\"approved\""));
}

TEST_F(Review, AnyChangeOfTheSourceVoidsIt) {
    ASSERT_EQ(approve(source_).exit_code, 0);
    folder_.put("s.py", std::string(kReview) + "\n");
    EXPECT_EQ(check().exit_code, 1);
}

TEST_F(Review, AnyChangeOfThePolicyVoidsIt) {
    ASSERT_EQ(approve(source_).exit_code, 0);
    const std::string policy =
        folder_.put("p.toml", "schema = 1\nname = \"classic\"\nextends = \"classic\"\n[limits]\npids = 7\n");
    const ProgramRun run = check(policy);
    EXPECT_EQ(run.exit_code, 1);
    EXPECT_THAT(run.out, HasSubstr("does not count: it was given under another policy"));
}

TEST_F(Review, AnotherMaxScoreVoidsIt) {
    ASSERT_EQ(approve(source_).exit_code, 0);
    const ProgramRun run = start({"check", "--policy", "classic", "--max-score", "10", source_});
    EXPECT_EQ(run.exit_code, 1);
    EXPECT_THAT(run.out, HasSubstr("another --max-score"));
}

TEST_F(Review, ARejectedStrategyIsNoPersonsToApprove) {
    const std::string bad = folder_.put("bad.py", "import os\n");
    const ProgramRun run = approve(bad);
    EXPECT_EQ(run.exit_code, 1);
    EXPECT_THAT(run.err, HasSubstr("nothing is recorded: the verdict is rejected"));
    EXPECT_FALSE(fs::exists(log()));
}

TEST_F(Review, ARefusalRejects) {
    ASSERT_EQ(approve(source_).exit_code, 0);
    ASSERT_EQ(refuse(source_).exit_code, 1);
    const ProgramRun run = check();
    EXPECT_EQ(run.exit_code, 1);
    EXPECT_THAT(run.out, AllOf(HasSubstr("s.py: REJECTED"), HasSubstr("refused by ")));
}

TEST_F(Review, AChangedLineVoidsTheFile) {
    const std::string other = folder_.put("o.py", std::string(kReview) + "# other\n");
    ASSERT_EQ(refuse(source_).exit_code, 1);
    ASSERT_EQ(approve(other).exit_code, 0);
    const std::string text = log_text();
    std::string altered = text;
    altered.replace(altered.find("refused"), 7, "approved");
    std::string reason = text;
    reason.replace(reason.find("read"), 4, "Read");
    const std::size_t second = text.find('\n') + 1;
    const std::vector<std::string> texts{altered,
                                         reason,
                                         text.substr(second),
                                         text.substr(second) + text.substr(0, second),
                                         text + text.substr(second),
                                         text.substr(0, text.size() - 1),
                                         text + "{}\n"};
    for (const std::string& one : texts) {
        put_log(one);
        const ProgramRun run = start({"check", "--policy", "classic", other});
        EXPECT_EQ(run.exit_code, 1) << one;
        EXPECT_THAT(run.err, HasSubstr("the file of approvals is void"));
        EXPECT_THAT(run.out, HasSubstr("no approval counts"));
        EXPECT_EQ(approve(other).exit_code, 2) << "nothing is added to it";
        EXPECT_EQ(start({"review", "--list"}).exit_code, 2);
        EXPECT_EQ(log_text(), one);
    }
    put_log(text);
    EXPECT_EQ(start({"check", "--policy", "classic", other}).exit_code, 0);
}

TEST_F(Review, AFileThatOthersCanWriteIsVoid) {
    ASSERT_EQ(approve(source_).exit_code, 0);
    fs::permissions(log(), fs::perms::others_write, fs::perm_options::add);
    const ProgramRun run = check();
    EXPECT_EQ(run.exit_code, 1);
    EXPECT_THAT(run.err, HasSubstr("can be written by others"));
    fs::permissions(log(), fs::perms::owner_read | fs::perms::owner_write);
    fs::permissions(log().parent_path(), fs::perms::all);
    EXPECT_EQ(check().exit_code, 1) << "whoever can write the folder can put another file there";
}

TEST_F(Review, AFileOfAnotherUserIsVoid) {
    if (::geteuid() != 0) {
        GTEST_SKIP() << "giving a file to another user needs root";
    }
    ASSERT_EQ(approve(source_).exit_code, 0);
    ASSERT_EQ(::chown(log().c_str(), 12345, 12345), 0);
    const ProgramRun run = check();
    EXPECT_EQ(run.exit_code, 1);
    EXPECT_THAT(run.err, HasSubstr("belongs to user 12345"));
}

TEST_F(Review, AFileBesideTheStrategyIsNotRead) {
    ASSERT_EQ(approve(source_).exit_code, 0);
    fs::copy(log(), folder_.path() / "approvals.jsonl");
    fs::remove(log());
    EXPECT_EQ(check().exit_code, 1);
}

TEST_F(Review, WritersWaitForEachOther) {
    std::vector<std::future<ProgramRun>> writers;
    for (int writer = 0; writer < 8; ++writer) {
        const std::string file = folder_.put("w" + std::to_string(writer) + ".py", kReview + std::to_string(writer));
        writers.push_back(std::async(std::launch::async, [this, file] { return approve(file); }));
    }
    for (std::future<ProgramRun>& writer : writers) {
        EXPECT_EQ(writer.get().exit_code, 0);
    }
    EXPECT_THAT(start({"review", "--list"}).out, HasSubstr("8 decisions, head "));
}

TEST_F(Review, ADecisionNeedsAReasonOfOneLine) {
    EXPECT_EQ(start({"review", "--policy", "classic", "--approve", source_}).exit_code, 2);
    EXPECT_EQ(start({"review", "--policy", "classic", "--approve", "--reason", "a\nb", source_}).exit_code, 2);
    EXPECT_EQ(start({"review", "--policy", "classic", "--approve", "--reason", " ", source_}).exit_code, 2);
    EXPECT_EQ(start({"review", "--approve", "--refuse", "--reason", "x", source_}).exit_code, 2);
    EXPECT_FALSE(fs::exists(log()));
}

TEST_F(Review, WithoutADecisionNothingIsRecorded) {
    const ProgramRun run = start({"review", "--policy", "classic", source_});
    EXPECT_EQ(run.exit_code, 1);
    EXPECT_THAT(run.out, HasSubstr("s.py: REVIEW"));
    EXPECT_THAT(run.err, HasSubstr("no decision is recorded"));
    EXPECT_FALSE(fs::exists(log()));
}

TEST_F(Review, ANamedFileHasToBeThere) {
    const ProgramRun run = start({"check", "--approvals", "gone.jsonl", source_});
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_THAT(run.err, HasSubstr("--approvals gone.jsonl"));
}

}  // namespace
}  // namespace paddock::test
