#pragma once
#include <optional>
#include <string>
#include <vector>

#include "batch/metrics.hpp"
#include "paddock/execution.hpp"
#include "paddock/judgement.hpp"

namespace paddock::batch {

/// Of standard output and error each, from the start, in the database.
inline constexpr std::size_t kKeptOutputBytes = 256 * 1024;

/// A run that ended, or was ended, as it goes into the database.
struct FinishedRun {
    ExecutionResult result;       ///< after keep_output()
    std::uint64_t out_bytes = 0;  ///< before it was cut to what is kept
    std::uint64_t err_bytes = 0;
    std::string run_id;
    std::string backend_name;
    std::string backend_version;
    Limits limits;
    Metrics metrics;
    bool interrupted = false;  ///< ended from outside: to be run again

    /// Cuts the output to kKeptOutputBytes, notes the sizes that it had, and says in `result` that it was cut.
    void keep_output();
};

/// What was done for one source.
struct Finished {
    std::string source_sha256;
    std::string bytes;                   ///< of the source
    std::optional<Judgement> judgement;  ///< none: --skip-validation
    std::optional<FinishedRun> run;      ///< none: not approved, or its earlier run stands
};

/// One strategy as `results` and the leaderboard show it.
struct Row {
    std::string path;
    std::string source_sha256;  ///< empty: it could not be read
    std::string verdict;        ///< empty: not judged
    std::optional<int> risk_score;
    std::string risk_level;
    std::string status;  ///< of RunStatus; empty: not run yet
    std::optional<int> exit_code;
    bool success = false;
    std::optional<double> execution_time;  ///< seconds
    std::optional<double> memory_mb;
    std::optional<double> cpu_time;  ///< seconds
    std::string resource_usage;      ///< JSON text, or empty
    std::vector<Metric> metrics;     ///< by name
    std::string metrics_problem;
    std::string error;

    [[nodiscard]] bool pending() const { return status.empty(); }
    /// A backend that only plans (dry-run) said what it would do.
    [[nodiscard]] bool planned() const { return status == "ok" && !success && error.empty(); }
    [[nodiscard]] bool failed() const { return !pending() && status != "rejected" && !success && !planned(); }
    [[nodiscard]] bool flagged() const;
    [[nodiscard]] const Metric* metric(const std::string& name) const;
};

/// A line of `results export --format jsonl`, without its end: SPEC section 3, then `recomputed` and `flags`.
[[nodiscard]] std::string json_of_row(const Row& row);

/// How a metric is ranked by.
struct Ranking {
    std::string metric = "sharpe";
    bool lower_is_better = false;

    /// "sharpe", "max_drawdown" (lower is better, its sign is not looked at), "trades:low", "trades:high".
    /// Errors: invalid_argument, naming --rank-by.
    [[nodiscard]] static Result<Ranking> parse(const std::string& text);
    /// What `row` is ranked by; nothing when its run was no success or it has no such metric.
    [[nodiscard]] std::optional<double> value(const Row& row) const;
    /// Whether `a` stands above `b`: by value, those without one last, ties by path.
    [[nodiscard]] bool before(const Row& a, const Row& b) const;
};

}  // namespace paddock::batch
