#pragma once
#include <string>
#include <string_view>

namespace paddock {

/// SHA-256 (FIPS 180-4) of `bytes` as 64 lower-case hex digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace paddock
