#pragma once
#include <vector>

#include "facts/facts.hpp"
#include "paddock/finding.hpp"
#include "rules/compiled_policy.hpp"

namespace paddock {

/// All rules over one file's facts: findings by position, then rule, priced by the policy, before caps.
[[nodiscard]] std::vector<Finding> run_rules(const Facts& facts, const CompiledPolicy& policy);

}  // namespace paddock
