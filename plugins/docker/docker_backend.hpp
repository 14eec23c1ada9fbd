#pragma once
#include "paddock/backend.hpp"

namespace paddock::docker {

/// Runs a program in a container of a Docker engine.
class DockerBackend final : public Backend {
public:
    [[nodiscard]] std::vector<Control> probe() noexcept override;
    [[nodiscard]] ExecutionResult run(const ExecutionRequest& request, std::stop_token stop) noexcept override;
    [[nodiscard]] ExecutionResult explain(const ExecutionRequest& request) noexcept override;
};

}  // namespace paddock::docker
