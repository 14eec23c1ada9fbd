#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/value.hpp"
#include "parse/syntax_tree.hpp"

namespace paddock {

/// Longest string that folding makes; what would be longer is unknown.
inline constexpr std::size_t kMostFolded = 64 * 1024;

/// The prefix and quotes of a string literal.
struct StringShape {
    bool raw = false;
    bool bytes = false;
    bool formatted = false;  ///< f"", t""
};
[[nodiscard]] StringShape shape_of_string(const SyntaxTree& tree, NodeId string);

/// The text of a piece of a literal with its escapes undone (Python reference, 2.4.1). nullopt: an escape that CPython
/// refuses, or \N{...}, whose table we do not carry.
[[nodiscard]] std::optional<std::string> decode_escapes(std::string_view piece, const StringShape& shape);

/// text.method(arguments) for the methods of str and bytes that keep a constant a constant; nullopt: not one of them,
/// or arguments that do not fit.
[[nodiscard]] std::optional<std::string> fold_method(std::string_view text, std::string_view method,
                                                     const std::vector<Atom>& arguments);

/// text[start:stop:step] and text[index], in code points.
struct SliceBounds {
    std::optional<std::int64_t> start = {};
    std::optional<std::int64_t> stop = {};
    std::optional<std::int64_t> step = {};
};
[[nodiscard]] std::optional<std::string> fold_slice(std::string_view text, const SliceBounds& bounds);
[[nodiscard]] std::optional<std::string> fold_index(std::string_view text, std::int64_t index);

/// UTF-8 of one code point; nullopt when it is none.
[[nodiscard]] std::optional<std::string> encode_code_point(std::int64_t code_point);

/// "{0.a[b]!r:{w}}": the names of attributes that the fields of a format string read, those of nested fields too.
[[nodiscard]] std::vector<std::string> attributes_in_format(std::string_view format);

/// The value of an integer literal (decimal, 0x, 0o, 0b, underscores); nullopt when it is large or something else.
[[nodiscard]] std::optional<std::int64_t> parse_integer(std::string_view text);

}  // namespace paddock
