// Private to core/policy: from a place inside a text value to the place in the file.
#pragma once
#include <string_view>
#include <vector>

#include "paddock/policy.hpp"
#include "toml_tree.hpp"

namespace paddock::detail {

/// The marks of `value`, the string whose opening quote stands at `where` of `source`. As far as the two agree: TOML
/// that this does not follow leaves the marks before it.
[[nodiscard]] std::vector<TextMark> text_marks(std::string_view source, Place where, std::string_view value);

}  // namespace paddock::detail
