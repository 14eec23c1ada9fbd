#include "docker_backend.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <exception>

#include "paddock/export_backend.hpp"
#include "supervise.hpp"

namespace paddock::docker {
namespace {

ExecutionResult failed(std::string sentence) {
    ExecutionResult result;
    result.error = std::move(sentence);
    return result;
}

ExecutionResult run_job(const native::Job& job, const std::string& run_id, std::stop_token stop) {
    const Result<Parts> parts = find_parts();
    if (!parts) {
        return failed(parts.error().message);
    }
    Result<Container> container = container_of(job, run_id, *parts);
    if (!container) {
        return failed(container.error().message);
    }
    return supervise(job, std::move(*container), std::move(stop));
}

std::string plan_of(const native::Job& job, const Container& container) {
    std::string plan = "what would be run, by the client and without a shell:\n  ";
    for (const std::vector<std::string>& command : make_volumes_arguments(container)) {
        plan += as_typed(job.sandbox.command, command) + "\n  ";
    }
    plan += as_typed(job.sandbox.command, run_arguments(container)) + '\n';
    if (container.pids_limit != job.limits.pids + native::kInitProcesses) {
        plan +=
            "then, before the program starts, where the container shows a cgroup of its own (under gVisor none "
            "does):\n  " +
            as_typed(job.sandbox.command,
                     update_pids_arguments(container.name, job.limits.pids + native::kInitProcesses)) +
            '\n';
    }
    plan += fmt::format(
        "inside, paddock's init as process 1 adds a system call filter, Landlock and resource limits, and starts\n"
        "  python3 -s -B -u {} with {} argument(s)\nafterwards, always:\n  {}\n",
        native::kScriptPath, job.arguments.size(), as_typed(job.sandbox.command, remove_arguments({container.name})));
    if (container.podman) {
        plan += "  " + as_typed(job.sandbox.command, remove_volumes_arguments(volumes_of(container))) + '\n';
    }
    return plan;
}

}  // namespace

ExecutionResult DockerBackend::run(const ExecutionRequest& request, std::stop_token stop) noexcept {
    ExecutionResult result;
    try {
        return run_job(native::job_of(request), request.run_id, std::move(stop));
    } catch (const std::exception& error) {
        result.error = std::string("paddock's docker backend failed: ") + error.what() +
                       "; run it again, and report it if it stays";
    }
    return result;
}

ExecutionResult DockerBackend::explain(const ExecutionRequest& request) noexcept {
    ExecutionResult result;
    try {
        const native::Job job = native::job_of(request);
        const Result<Parts> parts = find_parts();
        if (!parts) {
            return failed(parts.error().message);
        }
        Result<Container> container = container_of(job, request.run_id, *parts);
        if (!container) {
            return failed(container.error().message);
        }
        container->program = "STRATEGY";  // files made for the run: the judged bytes, one account
        container->passwd = "PASSWD";
        container->group = "GROUP";
        container->id_file = "ID";
        result.plan = plan_of(job, *container);
        result.status = RunStatus::ok;
    } catch (const std::exception& error) {
        result = ExecutionResult{};
        result.error = std::string("paddock's docker backend failed: ") + error.what();
    }
    return result;
}

/// A container with the default limits, up to where a program would start.
std::vector<Control> DockerBackend::probe() noexcept {
    try {
        static std::atomic<unsigned> probes{0};
        native::Job nothing;
        nothing.prove_only = true;
        ExecutionResult proved = run_job(nothing, fmt::format("probe-{}-{}", getpid(), probes.fetch_add(1)), {});
        if (!proved.controls.empty()) {
            return std::move(proved.controls);
        }
        std::vector<Control> none;
        for (const std::string_view name : kControlNames) {
            none.push_back({.name = std::string(name), .enforced = false, .evidence = proved.error});
        }
        return none;
    } catch (const std::exception&) {
        return {};  // out of memory: nothing can be said to be enforced
    }
}

}  // namespace paddock::docker

PADDOCK_EXPORT_BACKEND(paddock::docker::DockerBackend, "docker", "0.1.0")
