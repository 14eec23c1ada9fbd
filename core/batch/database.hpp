#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "batch/row.hpp"
#include "paddock/result.hpp"

namespace paddock::batch {

inline constexpr int kSchemaVersion = 1;
inline constexpr std::size_t kKeptSourceBytes = 1024 * 1024;  ///< a larger source is kept by its digest

/// What results depend on, and what they were made with.
struct BatchFacts {
    std::string judged_by;     ///< digest of the policy, --max-score, decisions of people; empty with --skip-validation
    std::string engine;        ///< version of the validator
    std::string run_settings;  ///< JSON: backend, limits, sandbox, data by digest, environment, arguments
    std::map<std::string, std::string> notes;  ///< for people: policy, machine, versions, shard
};

/// Whose turn it is with one strategy.
enum class Turn {
    run,       ///< ours: judge it, and run it when it is approved
    judge,     ///< ours: its run stands, only the verdict is out of date
    ended,     ///< nothing to do: it is in the database
    elsewhere  ///< another process that lives has it
};

/// A finding, as it is stored.
struct FindingCount {
    std::string rule;
    std::int64_t findings = 0;
    std::int64_t sources = 0;
    bool critical = false;
};

/// One set's results, in SQLite with a write-ahead log: what a call has returned from is on the disk. Calls may come
/// from several threads, and several processes may have the same file open. Every call's errors are io, with the file
/// and what to do; `unavailable` when the disk is full.
class Database {
public:
    enum class Open {
        make,    ///< a new file; one that is there and not empty is refused unless others are at work on it
        resume,  ///< a new file or one that is there
        read     ///< one that is there, for `results`
    };

    /// Errors: io, not_found (read), invalid_argument (it is there; it is no results database; its set was run with
    /// other settings and others are still at work on it).
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const std::string& path, Open how);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Says what will be done, and takes a worker's number. Runs made with other settings are no longer current, nor
    /// are judgements under another policy or engine. Errors: also invalid_argument, when others are at work with other
    /// settings.
    [[nodiscard]] Result<void> begin(const BatchFacts& facts);
    /// This worker's number; other numbers of which none lives may have left work half done.
    [[nodiscard]] std::int64_t worker() const noexcept;
    [[nodiscard]] bool worker_lives(std::int64_t worker) const;

    /// Adds `path` to the set, with what its bytes are, and takes the source for this process when it is free.
    [[nodiscard]] Result<Turn> claim(const std::string& path, const std::string& source_sha256);
    /// Adds a path whose source this process has claimed; gives its row when that was recorded already.
    [[nodiscard]] Result<std::vector<Row>> add_path(const std::string& path, const std::string& source_sha256);
    /// Adds a path that could not be read.
    [[nodiscard]] Result<std::vector<Row>> add_unreadable(const std::string& path, const std::string& error);
    /// Takes `path` out of the set unless it stands there with these bytes: it was unreadable or another source, and is
    /// another part's now.
    [[nodiscard]] Result<void> leave_path(const std::string& path, const std::string& source_sha256);
    /// Makes what was done durable, all in one, and gives the rows that it completed.
    [[nodiscard]] Result<std::vector<Row>> record(const std::vector<Finished>& all);
    /// The end of this worker's part: its number and its claims go.
    [[nodiscard]] Result<void> end();

    /// All rows by path. `take` returns false to end early.
    [[nodiscard]] Result<void> for_each_row(const std::function<bool(const Row&)>& take) const;
    [[nodiscard]] Result<std::vector<Row>> rows() const;
    /// Findings of the set's sources by rule, the most frequent first; of rejected ones only, when told.
    [[nodiscard]] Result<std::vector<FindingCount>> findings_by_rule(bool rejected_only) const;
    [[nodiscard]] Result<std::map<std::string, std::string>> notes() const;

    /// What the pages of one strategy show.
    struct Detail {
        std::string source;  ///< empty: not kept
        bool source_kept = false;
        std::vector<Finding> findings;
        std::string out, err;  ///< raw bytes
        std::int64_t out_bytes = 0, err_bytes = 0;
        std::string result;  ///< JSON of the run without output, or empty
        std::vector<double> curve;
        std::int64_t curve_points = 0;
    };
    [[nodiscard]] Result<Detail> detail(const std::string& source_sha256) const;

    /// Takes over all of `other`, which has to be made with the same policy, engine and run settings. Errors: also
    /// invalid_argument, when it was not, or a path stands for different sources.
    [[nodiscard]] Result<void> merge(const std::string& other);

private:
    Database();
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace paddock::batch
