#pragma once
#include <stop_token>
#include <string>

#include "docker_command.hpp"
#include "plan.hpp"

namespace paddock::docker {

/// Where paddock's own parts are: beside the plugin.
struct Parts {
    std::string init;
    std::string profile;
};

/// Errors: not_found, when the installation is not whole.
[[nodiscard]] Result<Parts> find_parts();

/// The container that `job` is run in. Errors: invalid_argument, not_found, permission_denied (data).
[[nodiscard]] Result<Container> container_of(const native::Job& job, const std::string& run_id, const Parts& parts);

/// Runs the job in a container and removes it, whatever happens.
[[nodiscard]] ExecutionResult supervise(const native::Job& job, Container container, std::stop_token stop);

}  // namespace paddock::docker
