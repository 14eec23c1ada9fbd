#pragma once
#include <string_view>

namespace paddock {

/// `text` against `pattern`: `*` stands for anything without `separator`, `**` for anything, `?` for one character that
/// is not `separator`. Takes at most pattern times text steps. With separator '\0' a `*` spans all.
[[nodiscard]] bool glob_matches(std::string_view pattern, std::string_view text, char separator);

}  // namespace paddock
