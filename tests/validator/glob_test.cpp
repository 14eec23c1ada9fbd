#include "rules/glob.hpp"

#include <gtest/gtest.h>

#include <string>

#include "rules/modules.hpp"
#include "rules/paths.hpp"

namespace paddock {
namespace {

TEST(Glob, OneStarStaysWithinAPartAndTwoSpanParts) {
    EXPECT_TRUE(glob_matches("/data/*.csv", "/data/a.csv", '/'));
    EXPECT_FALSE(glob_matches("/data/*.csv", "/data/x/a.csv", '/'));
    EXPECT_TRUE(glob_matches("/data/**", "/data/x/a.csv", '/'));
    EXPECT_TRUE(glob_matches("/**/a*.csv", "/x/y/abc.csv", '/'));
    EXPECT_FALSE(glob_matches("/data/?.csv", "/data//.csv", '/'));
    EXPECT_TRUE(glob_matches("pandas.read_*", "pandas.read_csv", '.'));
    EXPECT_FALSE(glob_matches("pandas.*", "pandas.io.read", '.'));
}

TEST(Glob, ManyStarsTakeNoLongTime) {
    std::string pattern;
    for (int n = 0; n < 30; ++n) pattern += "*a";
    EXPECT_FALSE(glob_matches(pattern + "b", std::string(5'000, 'a'), '.'));
}

TEST(Paths, DotPartsAndRelativePathsMatchNothing) {
    EXPECT_TRUE(matches_path("/data/**", "/data/prices.csv"));
    EXPECT_FALSE(matches_path("/data/**", "/data/../etc/passwd"));
    EXPECT_FALSE(matches_path("/data/**", "data/prices.csv"));
    EXPECT_FALSE(matches_path("/data/**", "/data/./x"));
    EXPECT_FALSE(matches_path("/data/**", std::string_view("/data/x\0y", 9)));
    EXPECT_FALSE(matches_path("/data/**", "/database/x"));
}

TEST(Modules, TheLongestNameDecidesAndDenyWinsATie) {
    ModuleLists modules;
    modules.deny = {"io", "numpy.ctypeslib", "tie"};
    modules.allow = {"numpy", "io.StringIO", "tie"};
    EXPECT_EQ(classify_module(modules, "numpy.linalg").what, ModuleClass::allowed);
    EXPECT_EQ(classify_module(modules, "numpy.ctypeslib.load").what, ModuleClass::denied);
    EXPECT_EQ(classify_module(modules, "io.StringIO").what, ModuleClass::allowed);
    EXPECT_EQ(classify_module(modules, "io.open").what, ModuleClass::denied);
    EXPECT_EQ(classify_module(modules, "tie").what, ModuleClass::denied);
    EXPECT_EQ(classify_module(modules, "numpyx").what, ModuleClass::unknown);
}

}  // namespace
}  // namespace paddock
