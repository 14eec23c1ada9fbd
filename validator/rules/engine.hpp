#pragma once
#include <vector>

#include "facts/facts.hpp"
#include "paddock/finding.hpp"
#include "rules/compiled_policy.hpp"

namespace paddock {

/// All built-in rules over one file's facts, together with the findings of the policy's own: by position, then rule,
/// priced by the policy, before caps.
[[nodiscard]] std::vector<Finding> run_rules(const Facts& facts, const CompiledPolicy& policy,
                                             std::vector<Finding> own = {});

}  // namespace paddock
