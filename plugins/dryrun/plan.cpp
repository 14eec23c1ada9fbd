#include "plan.hpp"

#include <fmt/format.h>

#include <chrono>
#include <iterator>

namespace paddock {

namespace {

/// SPEC section 8: what every backend sets itself; the thread counts follow the cpu limit.
constexpr std::string_view kFixedEnvironment =
    "HOME, PATH, LANG, PYTHONHASHSEED, OPENBLAS_NUM_THREADS, OMP_NUM_THREADS, MKL_NUM_THREADS";

using Out = std::back_insert_iterator<std::string>;

std::string bytes(std::uint64_t count) {
    constexpr std::uint64_t kKibi = 1024;
    for (const auto& [unit, name] : {std::pair{kKibi * kKibi * kKibi, "GiB"}, {kKibi * kKibi, "MiB"}, {kKibi, "KiB"}}) {
        if (count >= unit && count % unit == 0) {
            return fmt::format("{} bytes ({} {})", count, count / unit, name);
        }
    }
    return fmt::format("{} bytes", count);
}

std::string seconds(std::chrono::milliseconds time) {
    return fmt::format("{} s", std::chrono::duration<double>(time).count());
}

void put_program(Out out, const ExecutionRequest& request) {
    const ApprovedSource& source = request.source;
    fmt::format_to(out, "program:      {} ({}, SHA-256 {})\n", source.name(), bytes(source.bytes().size()),
                   source.sha256());
    fmt::format_to(out, "judged:       {}\n",
                   source.validation_skipped() ? "NO, --skip-validation was given" : "approved");
    fmt::format_to(out, "run id:       {}\n", request.run_id);
    fmt::format_to(out, "interpreter:  {} (native), image {} (docker)\n", request.sandbox.python,
                   request.sandbox.image);
    if (request.arguments.empty()) {
        fmt::format_to(out, "arguments:    none\n");
    }
    for (const std::string& argument : request.arguments) {
        fmt::format_to(out, "argument:     {:?}\n", argument);
    }
}

void put_environment(Out out, const ExecutionRequest& request) {
    fmt::format_to(out, "environment:  none of the caller's; the backend sets {}\n", kFixedEnvironment);
    std::map<std::string, std::string> merged = request.environment;
    merged.insert(request.sandbox.env.begin(), request.sandbox.env.end());  // what stands already is --env, and wins
    for (const auto& [name, value] : merged) {
        fmt::format_to(out, "  {}={:?} (from {})\n", name, value,
                       request.environment.contains(name) ? "--env" : "the policy");
    }
}

void put_files(Out out, const ExecutionRequest& request) {
    if (request.data.empty()) {
        fmt::format_to(out, "data:         none\n");
    }
    for (const DataMount& mount : request.data) {
        fmt::format_to(out, "data:         {} read-only at {}\n", mount.source, mount.target);
    }
    fmt::format_to(out, "/output goes: {}\n",
                   request.output_directory.empty() ? "nowhere, its files are only listed" : request.output_directory);
}

void put_limits(Out out, const Limits& limits) {
    const double cpu_seconds = std::chrono::duration<double>(limits.timeout).count() * limits.cpus;
    fmt::format_to(out, "limits:\n  wall clock  {}\n  cpus        {}\n", seconds(limits.timeout), limits.cpus);
    fmt::format_to(out, "  cpu time    {}\n",
                   limits.cpu_time.count() > 0 ? seconds(limits.cpu_time)
                                               : fmt::format("{} s (wall clock times cpus)", cpu_seconds));
    fmt::format_to(out, "  memory      {}, swap included\n  processes   {}, threads included\n",
                   bytes(limits.memory_bytes), limits.pids);
    fmt::format_to(out, "  output      {} of standard output and of standard error, each\n",
                   bytes(limits.output_bytes));
    fmt::format_to(out, "  disk        {} in /output, as much in /tmp, at most {} files\n", bytes(limits.disk_bytes),
                   limits.files);
}

void put_controls(Out out, const ExecutionRequest& request) {
    std::string required;
    for (const std::string& name : request.sandbox.require) {
        required += (required.empty() ? "" : ", ") + name;
    }
    fmt::format_to(out, "required:     {}\n", required.empty() ? "no control" : required);
    fmt::format_to(out, "if missing:   {}\n",
                   request.allow_degraded ? "the program runs all the same (--allow-degraded)" : "the run is refused");
}

}  // namespace

std::string plan_of(const ExecutionRequest& request) {
    std::string text = "dry run: nothing was started. This is what a backend would be asked to do:\n";
    const Out out = std::back_inserter(text);
    put_program(out, request);
    put_environment(out, request);
    put_files(out, request);
    put_limits(out, request.limits);
    put_controls(out, request);
    return text;
}

}  // namespace paddock
