#include "native_backend.hpp"

#include <unistd.h>

#include <exception>

#include "explain.hpp"
#include "machine.hpp"
#include "paddock/export_backend.hpp"
#include "supervise.hpp"

namespace paddock::native {

ExecutionResult NativeBackend::run(const ExecutionRequest& request, std::stop_token stop) noexcept {
    ExecutionResult failed;
    try {
        const Result<Machine> machine = look_at_machine(switches_);
        if (machine) {
            return supervise(job_of(request), machine.value(), switches_, std::move(stop));
        }
        failed.error = machine.error().message;
    } catch (const std::exception& error) {
        failed.error = std::string("paddock's native backend failed: ") + error.what() +
                       "; run it again, and report it if it stays";
    }
    return failed;
}

ExecutionResult NativeBackend::explain(const ExecutionRequest& request) noexcept {
    ExecutionResult result;
    try {
        const Result<Machine> machine = look_at_machine(switches_);
        if (!machine) {
            result.error = machine.error().message;
            return result;
        }
        const Job job = job_of(request);
        const HostIds ids{.uid = geteuid(), .gid = getegid(), .privileged = machine->privileged};
        const Result<Plan> plan = make_plan(job, ids, switches_, expected_bounds(machine->cgroups));
        if (!plan) {
            result.error = plan.error().message;
            return result;
        }
        result.plan = describe(plan.value(), job, machine.value());
        result.status = RunStatus::ok;
    } catch (const std::exception& error) {
        result = ExecutionResult{};
        result.error = std::string("paddock's native backend failed: ") + error.what();
    }
    return result;
}

/// The whole confinement with the default limits, up to where a program would start.
std::vector<Control> NativeBackend::probe() noexcept {
    std::string why_not;
    try {
        const Result<Machine> machine = look_at_machine(switches_);
        if (machine) {
            Job nothing;
            nothing.prove_only = true;
            ExecutionResult proved = supervise(nothing, machine.value(), switches_, {});
            if (!proved.controls.empty()) {
                return std::move(proved.controls);
            }
            why_not = proved.error;
        } else {
            why_not = machine.error().message;
        }
        std::vector<Control> none;
        for (const std::string_view name : kControlNames) {
            none.push_back({.name = std::string(name), .enforced = false, .evidence = why_not});
        }
        return none;
    } catch (const std::exception&) {
        return {};  // out of memory: nothing can be said to be enforced
    }
}

}  // namespace paddock::native

PADDOCK_EXPORT_BACKEND(paddock::native::NativeBackend, "native", "0.1.0")
