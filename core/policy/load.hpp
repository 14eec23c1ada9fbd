// Private to core/policy: one policy's text in, what it comes to out.
#pragma once
#include "files.hpp"
#include "paddock/policy_reading.hpp"

namespace paddock::detail {

/// Follows `extends` and merges. Errors: as load_policy(); all of those in the files' values go to `all` as well.
[[nodiscard]] Result<Policy> load_from(PolicyText source, const PolicyVocabulary& vocabulary,
                                       PolicyReading* reading = nullptr);

}  // namespace paddock::detail
