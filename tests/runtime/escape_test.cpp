#include <gtest/gtest.h>

#include "paddock/report.hpp"

namespace paddock {
namespace {

const std::string kBad = "\xEF\xBF\xBD";

TEST(ToValidUtf8, LeavesTextAlone) {
    EXPECT_EQ(to_valid_utf8("a\n\xC3\xA9\xE6\x97\xA5\xF0\x9F\x90\x8E"), "a\n\xC3\xA9\xE6\x97\xA5\xF0\x9F\x90\x8E");
    EXPECT_EQ(to_valid_utf8(std::string_view("\0", 1)), std::string("\0", 1));
}

// The examples of Unicode 15, table 3-8 to 3-11.
TEST(ToValidUtf8, ReplacesEachMaximalSubpart) {
    EXPECT_EQ(to_valid_utf8("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41"),
              kBad + kBad + kBad + kBad + kBad + kBad + kBad + kBad + "A");
    EXPECT_EQ(to_valid_utf8("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41"),
              kBad + kBad + kBad + kBad + kBad + kBad + kBad + kBad + "A");
    EXPECT_EQ(to_valid_utf8("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42"),
              kBad + kBad + kBad + kBad + kBad + "A" + kBad + kBad + "B");
    EXPECT_EQ(to_valid_utf8("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"), kBad + kBad + kBad + kBad + "A");
}

TEST(ToValidUtf8, ReplacesWhatTheEndCutsOff) {
    EXPECT_EQ(to_valid_utf8("a\xE6\x97"), "a" + kBad);
}

TEST(Printable, ShowsControls) {
    EXPECT_EQ(printable("\x1b[2Jx\x7f\r\b", false), "\\x1b[2Jx\\x7f\\r\\x08");
    EXPECT_EQ(printable("\xC2\x9B"
                        "31m",
                        false),
              "\\x9b31m")
        << "C1";
    EXPECT_EQ(printable("\x9B", false), "\\x9b") << "C1 to a terminal that is not in UTF-8";
    EXPECT_EQ(printable(std::string_view("\0", 1), true), "\\x00");
}

TEST(Printable, ShowsWhatReordersOrHides) {
    EXPECT_EQ(printable("\xE2\x80\xAE\xE2\x81\xA6", true), "\\u202e\\u2066");
    EXPECT_EQ(printable("\xE2\x80\x8B\xEF\xBB\xBF", true), "\\u200b\\ufeff");
    EXPECT_EQ(printable("\xE2\x80\xA8", true), "\\u2028");
    EXPECT_EQ(printable("\xF3\xA0\x81\x81", true), "\\U000e0041") << "tag characters";
}

TEST(Printable, KeepsLinesWhenAsked) {
    EXPECT_EQ(printable("a\tb\n", true), "a\tb\n");
    EXPECT_EQ(printable("a\tb\n", false), "a\\tb\\n");
    EXPECT_EQ(printable("a\r\n", true), "a\\r\n");
}

TEST(Printable, LeavesOrdinaryTextAlone) {
    EXPECT_EQ(printable("\xC3\xA9 \xE6\x97\xA5 \xF0\x9F\x90\x8E \\x1b", false),
              "\xC3\xA9 \xE6\x97\xA5 \xF0\x9F\x90\x8E \\x1b");
}

}  // namespace
}  // namespace paddock
