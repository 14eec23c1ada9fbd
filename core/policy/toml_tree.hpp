// Private to core/policy: TOML as plain values with places, so that one file includes toml++ and catches what it
// throws.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "paddock/policy_reading.hpp"

namespace paddock::detail {

/// Line and column in a policy file, from 1, columns in code points.
struct Place {
    int line = 1;
    int column = 1;
};

/// One value. In a table it also has a key; the children of a table are in the order of the file.
struct TomlNode {
    enum class Kind { table, array, string, integer, real, boolean, date };

    Kind kind = Kind::table;
    Place where;      ///< of the value
    std::string key;  ///< empty in an array
    Place key_where;  ///< of the key; the value's place in an array
    std::string text;
    std::int64_t integer = 0;
    double real = 0;
    bool boolean = false;
    std::vector<TomlNode> children;

    [[nodiscard]] const TomlNode* find(std::string_view name) const noexcept;
};

/// Nesting that a policy may have; the schema needs 4. toml++ bounds brackets, not dotted keys, and destroys its tables
/// by recursion, so that a key of some 100,000 parts would end the process.
inline constexpr int kMostNesting = 16;

/// Errors: at the key "TOML", for text that is not TOML or nests too deep.
[[nodiscard]] std::variant<TomlNode, PolicyError> parse_toml(std::string_view text, std::string_view file);

/// The value as a message quotes it: `"many"`, `-5`, "a list". Control characters are escaped, long text is cut.
[[nodiscard]] std::string shown(const TomlNode& node);
/// Text made fit for a terminal, cut after 80 characters, in quotes; without quotes after 320.
[[nodiscard]] std::string quoted(std::string_view text, bool with_quotes = true);

/// The words with `between` them.
[[nodiscard]] std::string joined(std::span<const std::string_view> words, std::string_view between);

/// "file:line:column".
[[nodiscard]] std::string at(std::string_view file, Place place);
/// `key` is made fit for a terminal.
[[nodiscard]] PolicyError policy_error(std::string_view file, Place place, std::string_view key, std::string_view what);

}  // namespace paddock::detail
