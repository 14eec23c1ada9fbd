// What is to be run, and with what environment: the same wherever it runs.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "plan.hpp"

namespace paddock::native {

std::chrono::microseconds cpu_time_limit(const Limits& limits) {
    if (limits.cpu_time.count() > 0) {
        return limits.cpu_time;
    }
    return std::chrono::microseconds(
        static_cast<std::int64_t>(static_cast<double>(limits.timeout.count()) * limits.cpus * 1000.0));
}

std::map<std::string, std::string> environment_of(const Job& job) {
    const std::string threads = fmt::format("{}", std::max(1L, std::lround(std::ceil(job.limits.cpus))));
    std::map<std::string, std::string> environment = {{"HOME", "/tmp"},
                                                      {"LANG", "C.UTF-8"},
                                                      {"MKL_NUM_THREADS", threads},
                                                      {"OMP_NUM_THREADS", threads},
                                                      {"OPENBLAS_NUM_THREADS", threads},
                                                      {"NUMEXPR_NUM_THREADS", threads},
                                                      {"PATH", "/usr/bin"},
                                                      {"PYTHONHASHSEED", "0"},
                                                      {"PYTHONSAFEPATH", "1"},
                                                      {"TMPDIR", "/tmp"}};
    for (const auto* extra : {&job.sandbox.env, &job.environment}) {
        for (const auto& [name, value] : *extra) {
            environment[name] = value;
        }
    }
    return environment;
}

Job job_of(const ExecutionRequest& request) {
    return {.source = request.source.bytes(),
            .arguments = request.arguments,
            .environment = request.environment,
            .data = request.data,
            .output_directory = request.output_directory,
            .limits = request.limits,
            .sandbox = request.sandbox,
            .allow_degraded = request.allow_degraded};
}

}  // namespace paddock::native
