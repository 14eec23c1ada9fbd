#pragma once
#include <boost/program_options/options_description.hpp>
#include <string>

#include "batch/row.hpp"
#include "batch_scheduler.hpp"
#include "options.hpp"
#include "run_options.hpp"

namespace paddock::app {

/// The flags of `batch`, as they were typed, besides those of `run`.
struct BatchFlags {
    std::string jobs;
    std::string results = "paddock-results.db";
    std::string report;
    std::string shard;
    std::string seed = "0";
    std::string rank_by = "sharpe";
    bool resume = false;
};

[[nodiscard]] boost::program_options::options_description batch_flag_options(BatchFlags& flags);

/// "2/4". Errors: invalid_argument.
[[nodiscard]] Result<Shard> parse_shard(const std::string& text);

/// Puts PADDOCK_SEED and PYTHONHASHSEED into the environment, unless --env has them. Errors: invalid_argument, for
/// --seed and for what `run` has and `batch` has not.
[[nodiscard]] Result<void> seed_runs(const BatchFlags& flags, const RunFlags& run_flags, RunSettings& settings);

}  // namespace paddock::app
