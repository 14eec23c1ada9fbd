#pragma once
#include <cstdint>
#include <string_view>

namespace paddock {

struct NumberEnd {
    std::uint32_t at = 0;  ///< one past the number; where it goes wrong when it is none
    bool valid = false;
};

/// Where the number that begins at `start` (with a digit, or a dot and a digit) ends, as CPython 3.11 reads numbers.
[[nodiscard]] NumberEnd end_of_number(std::string_view text, std::uint32_t start);

}  // namespace paddock
