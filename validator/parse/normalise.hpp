#pragma once
#include <string>
#include <string_view>

#include "parse/reader.hpp"

namespace paddock {

/// The text as it is given to the grammar: of the same length, so that places stay, and with the same program in it,
/// but without what the grammar stumbles over. Line ends, comments and backslashes between brackets become spaces, and
/// words that are keywords only in some places become other names where they are none.
[[nodiscard]] std::string normalise(std::string_view text, const Tokens& tokens, const Reader& reader);

}  // namespace paddock
