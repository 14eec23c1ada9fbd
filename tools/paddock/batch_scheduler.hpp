#pragma once
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "batch/database.hpp"
#include "bounded_queue.hpp"
#include "pipeline.hpp"
#include "read_source.hpp"

namespace paddock::app {

/// Part `index` (from 1) of `count`. Sources fall to a part by their digest, so that equal ones fall to the same; what
/// cannot be read belongs to every part.
struct Shard {
    std::size_t index = 1;
    std::size_t count = 1;

    [[nodiscard]] bool has(const std::string& digest) const;
};

/// What one process does of a set.
struct BatchPlan {
    std::vector<SourcePath> sources;
    Shard shard;
    std::size_t jobs = 1;
    RunSettings settings;  ///< output_directory is where artifacts stay, or empty
    bool skip_validation = false;
    std::filesystem::path work_folder;  ///< for artifacts that do not stay
};

/// How far it is. For the display; the database has the truth.
struct BatchProgress {
    std::size_t total = 0;  ///< paths of this process's part, as far as is known
    std::size_t done = 0;   ///< of them, kept and elsewhere included
    std::size_t kept = 0;   ///< were in the database already, or another process brought them there
    std::size_t running = 0;
    std::size_t approved = 0;
    std::size_t review = 0;
    std::size_t rejected = 0;
    std::size_t failed = 0;  ///< ran, and was no success
};

/// Takes what is durable: rows that are new, perhaps none, and how far it is.
using BatchDisplay = std::function<void(const std::vector<batch::Row>& rows, const BatchProgress& progress)>;

/// Judges and runs a set: one thread reads sources, asks the database whose turn it is, and judges while there is
/// enough to run; `jobs` threads judge what is left and run; the caller's writes what ended, many at once when they
/// come fast. Queues between them are bounded.
class BatchScheduler {
public:
    BatchScheduler(const BatchPlan& plan, const Validator& validator, batch::Database& database, BatchDisplay display);

    /// To the end, or until `stop`: then running programs are ended and noted as interrupted.
    /// Errors: the database's; the backend loader's; internal.
    [[nodiscard]] Result<void> run(std::stop_token stop);

private:
    struct Job {
        batch::Turn turn = batch::Turn::run;
        std::string sha256;
        SourceText source;  ///< until it is judged
        std::optional<Judgement> judgement;
    };
    /// What the writer is told.
    struct Event {
        std::optional<batch::Finished> finished;
        std::vector<batch::Row> rows;  ///< already in the database
        std::size_t kept = 0;
        std::size_t other_shard = 0;  ///< paths that turned out to be another shard's
    };

    void feed();
    bool feed_one(const SourcePath& source);
    bool feed_source(SourceText source, const std::string& sha256, const std::string& path);
    bool feed_rows(Result<std::vector<batch::Row>> rows);
    void wait_for_others();
    void work(const LoadedBackend& backend);
    void judge_one(Job& job) const;
    [[nodiscard]] RunOutcome run_one(Job& job, const std::filesystem::path& output, const LoadedBackend& backend) const;
    [[nodiscard]] batch::Finished do_one(Job job, const LoadedBackend& backend) const;
    [[nodiscard]] batch::FinishedRun finish(RunOutcome outcome, const std::filesystem::path& output) const;
    void write();
    void count(const std::vector<batch::Row>& rows);
    void attempt(const std::function<void()>& part);
    void guard(const std::function<void()>& part);
    void fail(Error error);
    [[nodiscard]] bool failed();
    void tell(Event event, std::size_t weight);

    const BatchPlan& plan_;
    const Validator& validator_;
    batch::Database& database_;
    BatchDisplay display_;
    BoundedQueue<Job> jobs_;
    BoundedQueue<Event> events_;
    std::stop_source stop_;
    std::atomic<std::size_t> running_{0};
    std::atomic<std::size_t> parts_{0};   ///< threads that may still tell something
    std::set<std::string> seen_;          ///< digests that were fed
    std::set<std::string_view> unshown_;  ///< of the plan's paths, for the writer
    std::vector<SourcePath> elsewhere_;   ///< in the hands of another process
    BatchProgress progress_;
    std::mutex failure_mutex_;
    std::optional<Error> failure_;
};

}  // namespace paddock::app
