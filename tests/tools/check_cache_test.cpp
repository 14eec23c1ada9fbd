#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdint>
#include <cstring>
#include <fstream>
#include <future>
#include <iterator>

#include "program.hpp"

namespace paddock::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr int kFiles = 40;

class CheckCache : public testing::Test {
protected:
    void SetUp() override {
        for (int file = 0; file < kFiles; ++file) {
            folder_.put("set/s" + std::to_string(file) + ".py", (file % 4 == 0 ? kBad : kGood) + number(file));
        }
        judged_ = check({"--no-cache"});
        ASSERT_EQ(judged_.exit_code, 1);
        ASSERT_FALSE(fs::exists(cache()));
    }

    static std::string number(int file) { return "# " + std::to_string(file) + "\n"; }
    [[nodiscard]] fs::path cache() const { return folder_.path() / "cache" / "paddock"; }

    [[nodiscard]] ProgramRun check(std::vector<std::string> arguments = {}) const {
        arguments.insert(arguments.begin(), {"check", (folder_.path() / "set").string()});
        return paddock(arguments, {.input = {},
                                   .environment = {{"XDG_CACHE_HOME", (folder_.path() / "cache").string()}},
                                   .directory = {},
                                   .out_file = {}});
    }

    [[nodiscard]] std::vector<fs::path> logs() const {
        std::vector<fs::path> found;
        for (const fs::directory_entry& entry : fs::directory_iterator(cache())) {
            if (entry.path().extension() == ".log") {
                found.push_back(entry.path());
            }
        }
        return found;
    }

    static std::string bytes_of(const fs::path& path) {
        std::ifstream file(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    static void put_bytes(const fs::path& path, const std::string& bytes) {
        std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    }

    TestFolder folder_;
    ProgramRun judged_;
};

TEST_F(CheckCache, SaysWhatJudgingSays) {
    EXPECT_EQ(check().out, judged_.out);
    ASSERT_EQ(logs().size(), 1U);
    const std::string log = bytes_of(logs().front());
    const ProgramRun again = check();
    EXPECT_EQ(again.out, judged_.out);
    EXPECT_EQ(again.exit_code, 1);
    EXPECT_THAT(again.err, IsEmpty());
    EXPECT_EQ(bytes_of(logs().front()), log) << "nothing was judged a second time";
}

TEST_F(CheckCache, IsTheCallersAlone) {
    ASSERT_EQ(check().exit_code, 1);
    for (const fs::path& path : {cache(), cache() / "key", logs().front()}) {
        struct stat status {};
        ASSERT_EQ(::stat(path.c_str(), &status), 0);
        EXPECT_EQ(status.st_mode & 077U, 0U) << path;
    }
}

TEST_F(CheckCache, OtherPoliciesAndBoundsHaveOthers) {
    ASSERT_EQ(check().exit_code, 1);
    EXPECT_EQ(check({"--policy", "classic"}).exit_code, 1);
    EXPECT_EQ(check({"--max-score", "99"}).exit_code, 1);
    EXPECT_EQ(logs().size(), 3U);
    EXPECT_EQ(check({"--policy", "strict"}).out, check({"--policy", "strict", "--no-cache"}).out);
}

TEST_F(CheckCache, AnAlteredRecordIsNotTaken) {
    ASSERT_EQ(check().exit_code, 1);
    const fs::path log = logs().front();
    const std::string whole = bytes_of(log);
    // Each place once: sizes, digests, verdicts, texts, MACs.
    for (std::size_t place = 0; place < whole.size(); place += 97) {
        std::string altered = whole;
        altered[place] = static_cast<char>(altered[place] ^ 0x03);
        put_bytes(log, altered);
        ASSERT_EQ(check().out, judged_.out) << "byte " << place;
    }
}

/// Where the bodies begin: a head line of 19 bytes, then each record's size (4), body and MAC (32). A body is the
/// source's digest in hex (64), the verdict (4), and the rest.
std::vector<std::size_t> bodies(const std::string& log) {
    std::vector<std::size_t> found;
    for (std::size_t at = 19; at + 4 < log.size();) {
        std::uint32_t size = 0;
        std::memcpy(&size, log.data() + at, sizeof(size));
        found.push_back(at + 4);
        at += 4 + size + 32;
    }
    return found;
}

TEST_F(CheckCache, AVerdictThatWasWrittenOverIsNotTaken) {
    ASSERT_EQ(check().exit_code, 1);
    const fs::path log = logs().front();
    std::string bytes = bytes_of(log);
    ASSERT_EQ(bodies(bytes).size(), static_cast<std::size_t>(kFiles));
    for (const std::size_t body : bodies(bytes)) {
        bytes[body + 64] = 2;  // approved
    }
    put_bytes(log, bytes);
    EXPECT_EQ(check().out, judged_.out);
}

TEST_F(CheckCache, TheRecordOfAnApprovedSourceApprovesNoOther) {
    ASSERT_EQ(check().exit_code, 1);
    const fs::path log = logs().front();
    std::string bytes = bytes_of(log);
    const std::vector<std::size_t> all = bodies(bytes);
    const std::string first = bytes.substr(all.front(), 64);
    for (std::size_t index = 0; index + 1 < all.size(); ++index) {
        bytes.replace(all[index], 64, bytes.substr(all[index + 1], 64));
    }
    bytes.replace(all.back(), 64, first);
    put_bytes(log, bytes);
    EXPECT_EQ(check().out, judged_.out);
}

TEST_F(CheckCache, TheLogOfALooserBoundIsNotTaken) {
    folder_.put("set/review.py", "getattr(a, b)\ngetattr(a, b)\ngetattr(a, b)\n");
    const ProgramRun judged = check({"--policy", "classic", "--no-cache"});
    ASSERT_THAT(judged.out, HasSubstr("review.py: REVIEW"));
    ASSERT_THAT(check({"--policy", "classic", "--max-score", "99"}).out, HasSubstr("review.py: approved"));
    const std::string loose = bytes_of(logs().front());
    fs::remove(logs().front());
    ASSERT_EQ(check({"--policy", "classic"}).out, judged.out);
    put_bytes(logs().front(), loose);
    EXPECT_EQ(check({"--policy", "classic"}).out, judged.out);
}

TEST_F(CheckCache, TheLogOfAnotherKeyIsNotTaken) {
    ASSERT_EQ(check().exit_code, 1);
    for (const std::size_t size : {32U, 5U, 0U}) {
        put_bytes(cache() / "key", std::string(size, 'k'));
        EXPECT_EQ(check().out, judged_.out);
        EXPECT_EQ(check().out, judged_.out);
    }
}

TEST_F(CheckCache, ATornOrForeignLogIsMended) {
    ASSERT_EQ(check().exit_code, 1);
    const fs::path log = logs().front();
    const std::string whole = bytes_of(log);
    for (const std::string& bytes : {whole.substr(0, whole.size() / 2), std::string("no log"), std::string()}) {
        put_bytes(log, bytes);
        EXPECT_EQ(check().out, judged_.out);
        EXPECT_EQ(bytes_of(log).size(), whole.size()) << "what was lost is there again";
        EXPECT_EQ(check().out, judged_.out);
    }
}

TEST_F(CheckCache, AFolderThatOthersCanWriteIsNotUsed) {
    fs::create_directories(cache());
    fs::permissions(cache(), fs::perms::all);
    const ProgramRun run = check();
    EXPECT_EQ(run.out, judged_.out);
    EXPECT_THAT(run.err, HasSubstr("the cache is not used"));
    EXPECT_TRUE(fs::is_empty(cache()));
}

TEST_F(CheckCache, AFolderBehindALinkIsNotUsed) {
    fs::create_directories(folder_.path() / "elsewhere");
    fs::create_directories(cache().parent_path());
    fs::create_directory_symlink(folder_.path() / "elsewhere", cache());
    EXPECT_THAT(check().err, HasSubstr("the cache is not used"));
}

TEST_F(CheckCache, AnAccountWithoutAHomeIsNoComplaint) {
    for (const char* home : {"/dev/null", "/proc/nothing"}) {
        const ProgramRun run = paddock({"check", (folder_.path() / "set").string()},
                                       {.input = {}, .environment = {{"HOME", home}}, .directory = {}, .out_file = {}});
        EXPECT_EQ(run.out, judged_.out);
        EXPECT_THAT(run.err, IsEmpty());
    }
}

TEST_F(CheckCache, AFolderOfAnotherUserIsNotUsed) {
    if (::geteuid() != 0) {
        GTEST_SKIP() << "giving a folder to another user needs root";
    }
    ASSERT_EQ(check().exit_code, 1);
    ASSERT_EQ(::chown(cache().c_str(), 12345, 12345), 0);
    const ProgramRun run = check();
    EXPECT_EQ(run.out, judged_.out);
    EXPECT_THAT(run.err, HasSubstr("belongs to user 12345"));
}

TEST_F(CheckCache, ManyAtOnceSayTheSameAndLeaveAWholeLog) {
    std::vector<std::future<ProgramRun>> runs;
    for (int process = 0; process < 6; ++process) {
        runs.push_back(std::async(std::launch::async, [this] { return check(); }));
    }
    for (std::future<ProgramRun>& run : runs) {
        const ProgramRun done = run.get();
        EXPECT_EQ(done.out, judged_.out);
        EXPECT_THAT(done.err, IsEmpty());
    }
    const std::string log = bytes_of(logs().front());
    EXPECT_EQ(check().out, judged_.out);
    EXPECT_EQ(bytes_of(logs().front()), log) << "all is known";
}

TEST_F(CheckCache, IsNotMadeForAFewFiles) {
    const ProgramRun run = paddock({"check", (folder_.path() / "set/s0.py").string()},
                                   {.input = {},
                                    .environment = {{"XDG_CACHE_HOME", (folder_.path() / "cache").string()}},
                                    .directory = {},
                                    .out_file = {}});
    EXPECT_EQ(run.exit_code, 1);
    EXPECT_FALSE(fs::exists(cache()));
}

}  // namespace
}  // namespace paddock::test
