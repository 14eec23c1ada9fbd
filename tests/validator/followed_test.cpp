// What the resolver follows: containers, settings, class methods, nested targets. One program, one way.
#include <filesystem>

#include "judging.hpp"

namespace paddock::testing {
namespace {

std::vector<std::string> programs(const std::string& kind) {
    std::vector<std::string> paths;
    const std::filesystem::path folder = std::filesystem::path(PADDOCK_SOURCE_DIR) / "tests/fixtures/followed" / kind;
    for (const auto& file : std::filesystem::directory_iterator(folder)) paths.push_back(file.path().string());
    return paths;
}

TEST(Followed, HarmOnEachOfTheseWaysIsRejected) {
    const std::vector<std::string> paths = programs("rejected");
    EXPECT_GE(paths.size(), 95U);
    for (const std::string& path : paths) {
        EXPECT_EQ(judge("default", read_file(path)).verdict, Verdict::rejected) << path;
    }
}

TEST(Followed, HonestUseOfTheSameIsApproved) {
    const std::vector<std::string> paths = programs("approved");
    EXPECT_GE(paths.size(), 14U);
    for (const std::string& path : paths) {
        EXPECT_EQ(judge("default", read_file(path)).verdict, Verdict::approved) << path;
    }
}

}  // namespace
}  // namespace paddock::testing
