#pragma once
#include <sys/statfs.h>

#include <string>
#include <vector>

#include "cgroup.hpp"
#include "confine.hpp"
#include "paddock/execution.hpp"
#include "plan.hpp"

namespace paddock::native {

/// What the supervisor itself knows of the run, beside what was seen inside.
struct OutsideView {
    bool joined = false;      ///< the run's first process is in every group
    bool clock_runs = false;  ///< there is a deadline
    std::uint64_t output_cap = ~0ULL;
    struct statfs output, tmp;  ///< of the folders inside
};

/// What was in force, judged from what the confined process saw and the kernel's own files, not from what was asked
/// for. One entry per name of kControlNames, in that order.
[[nodiscard]] std::vector<Control> judge_controls(const Plan& plan, const Job& job, const Proof& proof,
                                                  const RunCgroups& groups, const CgroupPlaces& places,
                                                  const OutsideView& outside);

}  // namespace paddock::native
