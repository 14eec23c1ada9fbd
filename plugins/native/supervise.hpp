#pragma once
#include <stop_token>

#include "machine.hpp"
#include "paddock/execution.hpp"
#include "plan.hpp"

namespace paddock::native {

/// Runs one job to its end, a limit, or `stop`, and leaves no process, mount or cgroup behind.
/// What goes wrong on our side is a result with status error and a sentence. With Job::prove_only the status is error
/// too, and only the controls count.
[[nodiscard]] ExecutionResult supervise(const Job& job, const Machine& machine, const Switches& switches,
                                        std::stop_token stop);

}  // namespace paddock::native
