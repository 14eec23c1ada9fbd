#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace paddock {

/// One step through text that need not be UTF-8.
struct Utf8Step {
    std::uint32_t code_point = 0;  ///< meaningless when not valid
    std::size_t length = 1;        ///< bytes taken: of the character, or of the maximal bad sequence
    bool valid = false;
};

/// Reads what stands at `at`, which is below text.size(). The table is Unicode 15's 3-7, "well-formed byte sequences".
[[nodiscard]] Utf8Step next_utf8(std::string_view text, std::size_t at) noexcept;

/// Whether a terminal may act on the character, or hide or reorder others for it: controls, format characters (which
/// the bidirectional ones are), and line and paragraph separators.
[[nodiscard]] bool may_act_on_terminal(std::uint32_t code_point) noexcept;

}  // namespace paddock
