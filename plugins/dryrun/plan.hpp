#pragma once
#include <string>

#include "paddock/execution.hpp"

namespace paddock {

/// What a backend would be asked to do with `request`, line by line, for people. Complete: each field is in it.
[[nodiscard]] std::string plan_of(const ExecutionRequest& request);

}  // namespace paddock
