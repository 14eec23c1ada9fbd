#pragma once
#include <string_view>

namespace paddock {

/// Whether `name` is one of the character names that may stand in \N{...}. CPython knows some 35,000 (Unicode 14), and
/// refuses a source with any other; here are those that programs use. Capital and small letters are the same.
[[nodiscard]] bool is_character_name(std::string_view name);

}  // namespace paddock
