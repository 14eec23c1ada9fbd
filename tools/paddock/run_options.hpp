#pragma once
#include <boost/program_options/options_description.hpp>
#include <string>
#include <vector>

#include "options.hpp"
#include "paddock/policy.hpp"
#include "pipeline.hpp"

namespace paddock::app {

/// The flags of `run`, as they were typed.
struct RunFlags {
    std::string backend = "native";
    std::string timeout;
    std::string cpus;
    std::string memory;
    std::string pids;
    std::vector<std::string> environment;  ///< K=V
    std::vector<std::string> data;         ///< SRC[:DST]
    std::string output;
    std::string max_score;
    std::string stdin_name = "<stdin>";
    std::string approvals;
    bool allow_degraded = false;
    bool skip_validation = false;
    bool explain_isolation = false;
};

[[nodiscard]] boost::program_options::options_description run_flag_options(RunFlags& flags);

/// The policy's limits and sandbox with the flags laid over them.
/// Errors: invalid_argument, not_found; each names the flag, what was typed, and what to type.
[[nodiscard]] Result<RunSettings> run_settings(const RunFlags& flags, const Policy& policy);

}  // namespace paddock::app
