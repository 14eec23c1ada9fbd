#include "parse/condense.hpp"
#include "parse/arena.hpp"

#include <gtest/gtest.h>

#include "parse/parse.hpp"
#include "parse/syntax_tree.hpp"

namespace paddock {
namespace {

std::string condensed(std::string_view text) {
    return Condensed(text, tokenize(text)).text();
}

TEST(Condense, LeavesOutCommentsBlankLinesAndTheInsideOfPlainStrings) {
    EXPECT_EQ(condensed("# note\n\nx = 'abc'  # more\n\n# last\ny = 2\n"), "x = ''\ny = 2\n");
    EXPECT_EQ(condensed("def f():\n    \"\"\"Long\n    text.\"\"\"\n\n    return  1\n"),
              "def f():\n    \"\"\"\"\"\"\n    return 1\n");
    EXPECT_EQ(condensed("call(a,\n     # why\n     b)\n"), "call(a, b)\n");
}

TEST(Condense, KeepsWhatStringsWithFieldsHold) {
    EXPECT_EQ(condensed("x = f'{a}  {b}'\n"), "x = f'{a}  {b}'\n");
    EXPECT_EQ(condensed("x = rb'ab' Rf'{a}'\n"), "x = rb'' Rf'{a}'\n");
}

TEST(Condense, KeepsStringsApartThatWouldBecomeOneOfThreeQuotes) {
    EXPECT_EQ(condensed("x = \"a\"\"b\"\n"), "x = \"\" \"\"\n");
    EXPECT_EQ(condensed("x = ''\"b\"\n"), "x = '' \"\"\n");
}

TEST(Condense, TellsWhereEachPlaceWas) {
    const std::string_view text = "# note\nx = 'abc'  # more\nyy\n";
    const Condensed short_text(text, tokenize(text));
    ASSERT_EQ(short_text.text(), "x = ''\nyy\n");
    EXPECT_EQ(short_text.start_of(0), text.find('x'));
    EXPECT_EQ(short_text.start_of(4), text.find('\''));
    EXPECT_EQ(short_text.end_of(5), text.find('\'') + 1);  // of what ends behind the opening quote
    EXPECT_EQ(short_text.start_of(5), text.rfind('\''));   // of what begins at the closing one
    EXPECT_EQ(short_text.end_of(6), text.rfind('\'') + 1);
    EXPECT_EQ(short_text.start_of(7), text.find("yy"));
    EXPECT_EQ(short_text.end_of(9), text.find("yy") + 2);
}

TEST(Condense, RawBackslashesEndNoString) {
    install_parser_allocator();
    const ParserArena arena;
    const std::string_view text = "x = r'\\\\'\ny = eval\n";
    const SyntaxTree tree = parse(text, {});
    EXPECT_TRUE(tree.problems.empty());
    EXPECT_EQ(tree.nodes.front().end, text.size());
}

}  // namespace
}  // namespace paddock
