#include "paddock/units.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace paddock {
namespace {

using std::chrono::microseconds;

struct DurationCase {
    std::string_view text;
    std::int64_t milliseconds;  ///< -1: refused
};

TEST(Units, ReadsDurationsExactlyOrNotAtAll) {
    constexpr DurationCase kCases[] = {
        {"300", 300'000},
        {"300s", 300'000},
        {"5m", 300'000},
        {"2h", 7'200'000},
        {"500ms", 500},
        {"1.5s", 1'500},
        {"0.5", 500},
        {"720h", 2'592'000'000},
        {"000000000000300", 300'000},
        {"", -1},
        {"0", -1},
        {"0ms", -1},
        {"-5", -1},
        {"+5", -1},
        {" 5", -1},
        {"5 ", -1},
        {"5 s", -1},
        {"5x", -1},
        {"5S", -1},
        {"s", -1},
        {"1.s", -1},
        {".5s", -1},
        {"1.2.3", -1},
        {"1e3", -1},
        {"0x10", -1},
        {"nan", -1},
        {"inf", -1},
        {"721h", -1},
        {"0.1ms", -1},
        {"0.0015s", -1},
        {"99999999999999999999", -1},
        {"5mm", -1},
    };
    for (const DurationCase& test : kCases) {
        const auto read = parse_duration(test.text);
        EXPECT_EQ(read ? read->count() : -1, test.milliseconds) << test.text;
    }
}

struct SizeCase {
    std::string_view text;
    std::uint64_t bytes;  ///< 0: refused
};

TEST(Units, ReadsSizesInPowersOf1024) {
    constexpr SizeCase kCases[] = {
        {"1", 1},
        {"4g", 4ULL << 30},
        {"512m", 512ULL << 20},
        {"100k", 100ULL << 10},
        {"100K", 100ULL << 10},
        {"4GB", 4ULL << 30},
        {"4GiB", 4ULL << 30},
        {"10b", 10},
        {"1.5k", 1536},
        {"1024t", 1ULL << 50},
        {"1025t", 0},
        {"0", 0},
        {"0g", 0},
        {"-1", 0},
        {"4x", 0},
        {"4ib", 0},
        {"", 0},
        {"g", 0},
        {"4 g", 0},
        {"0.3k", 0},
        {"4gg", 0},
        {"18446744073709551616", 0},
    };
    for (const SizeCase& test : kCases) {
        const auto read = parse_size(test.text);
        EXPECT_EQ(read ? *read : 0, test.bytes) << test.text;
    }
}

TEST(Units, SaysWhatToWriteInstead) {
    EXPECT_EQ(parse_duration("5x").error().message,
              "\"5x\" is not a duration; write 300 or 300s (seconds), 5m, 2h or 500ms");
    EXPECT_EQ(parse_duration("0").error().message,
              "\"0\" is not in whole milliseconds, above 0 and at most 30 days; write 300 or 300s (seconds), 5m, 2h or "
              "500ms");
    EXPECT_EQ(parse_size("lots").error().message, "\"lots\" is not a size; write 4g, 512m, 100k or a number of bytes");
    EXPECT_EQ(parse_size("lots").error().code, ErrorCode::invalid_argument);
    EXPECT_EQ(parse_size("\x1b[2J").error().message,
              "\"\\x1b[2J\" is not a size; write 4g, 512m, 100k or a number of bytes");
}

TEST(Units, FormatsDurationsForPeople) {
    EXPECT_EQ(format_duration(microseconds(0)), "0 us");
    EXPECT_EQ(format_duration(microseconds(250)), "250 us");
    EXPECT_EQ(format_duration(microseconds(5'120)), "5.12 ms");
    EXPECT_EQ(format_duration(microseconds(500'000)), "500 ms");
    EXPECT_EQ(format_duration(microseconds(999'900)), "1 s");
    EXPECT_EQ(format_duration(microseconds(12'340'000)), "12.3 s");
    EXPECT_EQ(format_duration(microseconds(300'000'000)), "300 s");
    EXPECT_EQ(format_duration(microseconds(900'000'000)), "15 min");
    EXPECT_EQ(format_duration(microseconds(7'200'000'000)), "2 h");
    EXPECT_EQ(format_duration(microseconds(-1'500'000)), "-1.5 s");
}

TEST(Units, FormatsSizesForPeople) {
    EXPECT_EQ(format_size(0), "0 B");
    EXPECT_EQ(format_size(512), "512 B");
    EXPECT_EQ(format_size(1536), "1.5 KiB");
    EXPECT_EQ(format_size((1ULL << 20) - 1), "1 MiB");
    EXPECT_EQ(format_size(100ULL << 20), "100 MiB");
    EXPECT_EQ(format_size(4ULL << 30), "4 GiB");
    EXPECT_EQ(format_size(std::numeric_limits<std::uint64_t>::max()), "16 EiB");
}

TEST(Units, CountsEditsWithNeighboursSwappedAsOne) {
    EXPECT_EQ(edit_distance("", ""), 0U);
    EXPECT_EQ(edit_distance("", "abc"), 3U);
    EXPECT_EQ(edit_distance("high", "hihg"), 1U);
    EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
    EXPECT_EQ(edit_distance("ca", "abc"), 3U);  // optimal string alignment, not Damerau-Levenshtein's 2
}

TEST(Units, FindsTheNearestWordOrNone) {
    const std::vector<std::string_view> words = {"medium", "high", "critical"};
    EXPECT_EQ(nearest("hihg", words), "high");
    EXPECT_EQ(nearest("critcal", words), "critical");
    EXPECT_EQ(nearest("zzzzzzzz", words), "");
}

}  // namespace
}  // namespace paddock
