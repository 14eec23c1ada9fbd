#include <exception>

#include "paddock/export_backend.hpp"
#include "plan.hpp"

namespace paddock {

namespace {

/// Every control, none in force: a dry run confines nothing, for it starts nothing.
std::vector<Control> no_controls() {
    std::vector<Control> controls;
    for (const std::string_view name : kControlNames) {
        controls.push_back({std::string(name), false, "dry run: nothing runs, so nothing is enforced"});
    }
    return controls;
}

template <typename T>
void unmeasured(Measured<T>& figure) {
    figure.value.reset();
    figure.source = "dry run: nothing ran";
}

ResourceUsage no_usage() {
    ResourceUsage usage;
    unmeasured(usage.peak_memory_bytes);
    unmeasured(usage.cpu_time);
    unmeasured(usage.pids_peak);
    unmeasured(usage.io_read_bytes);
    unmeasured(usage.io_write_bytes);
    unmeasured(usage.network_rx_bytes);
    unmeasured(usage.network_tx_bytes);
    return usage;
}

/// Says what would be run. A control that the policy requires is no error here, since nothing runs without it.
class DryRunBackend final : public Backend {
public:
    [[nodiscard]] std::vector<Control> probe() noexcept override { return no_controls(); }

    [[nodiscard]] ExecutionResult run(const ExecutionRequest& request, std::stop_token /*stop*/) noexcept override {
        ExecutionResult result;
        try {
            result.plan = plan_of(request);
            result.controls = no_controls();
            result.usage = no_usage();
            unmeasured(result.isolation_events);
            result.status = RunStatus::ok;
        } catch (const std::exception& error) {
            result = ExecutionResult{};
            result.error = error.what();
        }
        return result;
    }

    [[nodiscard]] ExecutionResult explain(const ExecutionRequest& request) noexcept override {
        return run(request, {});
    }
};

}  // namespace

}  // namespace paddock

PADDOCK_EXPORT_BACKEND(paddock::DryRunBackend, "dry-run", "0.1.0")
