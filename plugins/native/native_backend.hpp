#pragma once
#include <stop_token>
#include <vector>

#include "paddock/backend.hpp"
#include "plan.hpp"

namespace paddock::native {

/// Runs programs in Linux namespaces behind seccomp, Landlock, rlimits and cgroups; see README.md beside this file.
class NativeBackend final : public Backend {
public:
    NativeBackend() = default;
    /// For tests: without some layer, to see that a run which requires it is refused.
    explicit NativeBackend(const Switches& switches) : switches_(switches) {}

    [[nodiscard]] std::vector<Control> probe() noexcept override;
    [[nodiscard]] ExecutionResult run(const ExecutionRequest& request, std::stop_token stop) noexcept override;
    [[nodiscard]] ExecutionResult explain(const ExecutionRequest& request) noexcept override;

private:
    Switches switches_;
};

}  // namespace paddock::native
