#include "facts/fold.hpp"

#include <gtest/gtest.h>

namespace paddock {
namespace {

std::vector<Atom> strings(std::initializer_list<const char*> texts) {
    std::vector<Atom> atoms;
    for (const char* text : texts) atoms.push_back({Atom::Kind::string, kNoNode, 0, text});
    return atoms;
}

TEST(Fold, UndoesEscapesAsPythonDoes) {
    EXPECT_EQ(decode_escapes(R"(a\n\x41\u00e4\101\\\q)", {}),
              "a\nA\xc3\xa4"
              "A\\\\q");
    EXPECT_EQ(decode_escapes(R"(\x41)", {.raw = true}), R"(\x41)");
    EXPECT_EQ(decode_escapes(R"(\u0041)", {.bytes = true}), R"(\u0041)");
    EXPECT_EQ(decode_escapes("a\\\nb", {}), "ab");
    EXPECT_EQ(decode_escapes(R"(\N{DIGIT ONE})", {}), std::nullopt);
    EXPECT_EQ(decode_escapes(R"(\x4)", {}), std::nullopt);
}

TEST(Fold, SlicesCountCodePoints) {
    EXPECT_EQ(fold_slice("__ssalc__", {.step = -1}), "__class__");
    EXPECT_EQ(fold_slice("abcdef", {.start = 1, .stop = -1}), "bcde");
    EXPECT_EQ(fold_slice("abcdef", {.start = 4, .stop = 0, .step = -2}), "ec");
    EXPECT_EQ(fold_slice("\xc3\xa4"
                         "bc",
                         {.start = 1}),
              "bc");
    EXPECT_EQ(fold_slice("abc", {.step = 0}), std::nullopt);
    EXPECT_EQ(fold_slice("abc", {.start = 9}), "");
    EXPECT_EQ(fold_index("abc", -1), "c");
    EXPECT_EQ(fold_index("abc", 3), std::nullopt);
}

TEST(Fold, MethodsOfStringsKeepAConstantAConstant) {
    const TextPool texts;
    EXPECT_EQ(fold_method("__CLASS__", "lower", {}), "__class__");
    EXPECT_EQ(fold_method("xx__class__xx", "strip", strings({"x"})), "__class__");
    EXPECT_EQ(fold_method("a-b", "replace", strings({"-", "_"})), "a_b");
    EXPECT_EQ(fold_method("a", "encode", {}), "a");
    EXPECT_EQ(fold_method("a", "encode", strings({"utf-16"})), std::nullopt);
    EXPECT_EQ(fold_method("a", "zfill", strings({"3"})), std::nullopt);
}

TEST(Fold, GuessesNothingOutsideAscii) {
    EXPECT_EQ(fold_method("\xe2\x84\xaa", "lower", {}), std::nullopt);  // U+212A, whose lower case is k
    EXPECT_EQ(fold_method("\x1c__class__", "strip", {}), std::nullopt);
}

TEST(Fold, FindsTheAttributesThatAFormatReads) {
    EXPECT_EQ(attributes_in_format("{0.a[b].c!r:>{w.d}} .e {{.f}}"), (std::vector<std::string>{"a", "c", "d", "f"}));
    EXPECT_TRUE(attributes_in_format("plain. text.").empty());
}

TEST(Fold, ReadsIntegers) {
    EXPECT_EQ(parse_integer("1_000"), 1000);
    EXPECT_EQ(parse_integer("0x5f"), 95);
    EXPECT_EQ(parse_integer("99999999999999999999"), std::nullopt);
}

}  // namespace
}  // namespace paddock
