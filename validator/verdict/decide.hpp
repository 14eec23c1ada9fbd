#pragma once
#include <vector>

#include "paddock/finding.hpp"
#include "paddock/judgement.hpp"
#include "paddock/policy.hpp"

namespace paddock {

/// Score, level and verdict (SPEC section 5). `findings` are by position and priced; caps, the limit on their number
/// and
/// --max-score are applied here.
[[nodiscard]] Judgement decide(SourceText source, std::vector<Finding> findings, const Policy& policy);

}  // namespace paddock
