#pragma once
#include <vector>

#include "docker_command.hpp"
#include "frames.hpp"
#include "paddock/execution.hpp"

namespace paddock::docker {

/// What was in force, judged from what the init and the confined process saw inside and from the kernel's own files
/// there, not from the flags that were given. One entry per name of kControlNames, in that order.
[[nodiscard]] std::vector<Control> judge_controls(const InsideView& view, const Container& container);

}  // namespace paddock::docker
