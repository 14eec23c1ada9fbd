#pragma once
#include <string>
#include <string_view>

#include "paddock/execution_limits.hpp"

namespace paddock::docker {

/// What the client said when a container did not come to its start, as one sentence with what to do. `said` is the
/// client's standard error.
[[nodiscard]] std::string explain_refusal(std::string_view said, const SandboxSettings& sandbox);

}  // namespace paddock::docker
