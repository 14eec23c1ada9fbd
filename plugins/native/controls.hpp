#pragma once
#include <string>
#include <vector>

#include "cgroup.hpp"
#include "confine.hpp"
#include "paddock/execution.hpp"
#include "plan.hpp"

namespace paddock::native {

/// What was in force, judged from what the confined process saw and the kernel's own files, not from what was asked
/// for. One entry per name of kControlNames, in that order.
[[nodiscard]] std::vector<Control> judge_controls(const Plan& plan, const Limits& limits, const Proof& proof,
                                                  const RunCgroups& groups, const CgroupPlaces& places, bool joined);

/// The first of `required` that is not enforced in `controls`, as a sentence; empty when all hold.
[[nodiscard]] std::string missing_control(const std::vector<std::string>& required,
                                          const std::vector<Control>& controls);

}  // namespace paddock::native
