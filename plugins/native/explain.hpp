#pragma once
#include <string>

#include "machine.hpp"
#include "plan.hpp"

namespace paddock::native {

/// What a run by `plan` on `machine` will do, for people: a line per layer in the order in which it comes, the threat
/// that it meets beside it, then all that the program will see.
[[nodiscard]] std::string describe(const Plan& plan, const Job& job, const Machine& machine);

/// The cgroups' part of a plan, before a group is made.
[[nodiscard]] BoundByCgroup expected_bounds(const CgroupPlaces& places);

}  // namespace paddock::native
