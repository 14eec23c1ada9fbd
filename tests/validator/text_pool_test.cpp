#include "facts/text_pool.hpp"

#include <gtest/gtest.h>

namespace paddock {
namespace {

TEST(TextPool, KeepsAShortTextOnce) {
    TextPool pool;
    const std::string first = "pandas.io";
    const std::string_view kept = pool.keep(first);
    EXPECT_NE(kept.data(), first.data());
    EXPECT_EQ(pool.keep(std::string("pandas.io")).data(), kept.data());
    EXPECT_EQ(pool.join({"pandas", ".", "io"}).data(), kept.data());
    EXPECT_NE(pool.keep("pandas.i").data(), kept.data());
}

TEST(TextPool, CopiesNothingThatLiesInTheSource) {
    const std::string source(2 * TextPool::kShort, 'x');
    TextPool pool(source);
    EXPECT_EQ(pool.keep(std::string_view(source).substr(3)).data(), source.data() + 3);
}

TEST(TextPool, TextsOfManyStayWhatTheyWere) {
    TextPool pool;
    std::vector<std::string_view> kept;
    for (int at = 0; at < 5000; ++at) kept.push_back(pool.keep("name." + std::to_string(at)));
    for (int at = 0; at < 5000; ++at) EXPECT_EQ(kept[static_cast<std::size_t>(at)], "name." + std::to_string(at));
}

TEST(TextPool, SaysWhenItIsFull) {
    TextPool pool;
    const std::string large(TextPool::kMostBytes / 4, 'x');
    for (int at = 0; at < 4; ++at) EXPECT_EQ(pool.keep(large).size(), large.size());
    EXPECT_FALSE(pool.is_full());
    EXPECT_EQ(pool.keep(large), "");
    EXPECT_TRUE(pool.is_full());
}

TEST(TextPool, TheOneBeforeIsCurrentAgain) {
    TextPool outer;
    {
        TextPool inner;
        EXPECT_EQ(&TextPool::current(), &inner);
    }
    EXPECT_EQ(&TextPool::current(), &outer);
}

}  // namespace
}  // namespace paddock
