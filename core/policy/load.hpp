// Private to core/policy: one policy's text in, what it comes to out.
#pragma once
#include "files.hpp"
#include "paddock/load_policy.hpp"

namespace paddock::detail {

/// Follows `extends` and merges. Errors: as load_policy().
[[nodiscard]] Result<Policy> load_from(PolicyText source, const PolicyVocabulary& vocabulary);

}  // namespace paddock::detail
