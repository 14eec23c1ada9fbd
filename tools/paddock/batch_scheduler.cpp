#include "batch_scheduler.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <thread>

#include "paddock/sha256.hpp"

namespace paddock::app {

namespace fs = std::filesystem;
using batch::Finished;
using batch::FinishedRun;
using batch::Row;
using batch::Turn;

namespace {

constexpr std::size_t kWaitingBytes = 16ULL << 20;  ///< of sources that were read and wait, or of results
constexpr std::chrono::milliseconds kDisplayEvery{200};
constexpr std::chrono::milliseconds kGather{50};  ///< what ends within this is made durable together
constexpr std::size_t kFolderDigits = 16;         ///< of a digest, as the name of a folder

std::size_t weight_of(const Finished& one) {
    const std::size_t output = one.run ? one.run->result.out.size() + one.run->result.err.size() : 0;
    return one.bytes.size() + output;
}

/// A worker's backend for one run; the worker keeps it.
Result<LoadedBackend> lend(const LoadedBackend& kept) {
    return LoadedBackend{kept.name, kept.version, kept.path, {kept.backend.get(), [](Backend*) noexcept {}}};
}

}  // namespace

bool Shard::has(const std::string& digest) const {
    constexpr int kHex = 16;
    constexpr std::size_t kDigits = 15;  // 60 bits: fits, and is even enough
    return std::stoull(digest.substr(0, kDigits), nullptr, kHex) % count == index - 1;
}

BatchScheduler::BatchScheduler(const BatchPlan& plan, const Validator& validator, batch::Database& database,
                               BatchDisplay display)
    : plan_(plan),
      validator_(validator),
      database_(database),
      display_(std::move(display)),
      jobs_(2 * plan.jobs, kWaitingBytes),
      events_(4 * plan.jobs, kWaitingBytes) {
    progress_.total = plan.sources.size();
    for (const SourcePath& source : plan.sources) {
        unshown_.insert(source.path);
    }
}

Result<void> BatchScheduler::run(std::stop_token stop) {
    std::vector<LoadedBackend> backends;  // one each: a backend is used by one thread at a time
    while (backends.size() < plan_.jobs) {
        Result<LoadedBackend> loaded = load_installed_backend(plan_.settings.backend);
        if (!loaded) {
            return unexpected(loaded.error());
        }
        backends.push_back(std::move(*loaded));
    }
    const std::stop_callback pass_on(stop, [this] { stop_.request_stop(); });
    const std::stop_callback wake(stop_.get_token(), [this] { jobs_.close(); });
    {
        std::vector<std::jthread> threads;
        const auto start = [&](const std::function<void()>& part) {
            ++parts_;
            try {
                threads.emplace_back([this, part] { guard(part); });
            } catch (...) {
                --parts_;
                throw;
            }
        };
        ++parts_;  // until all are started, or one cannot be
        guard([&] {
            start([this] { feed(); });
            for (const LoadedBackend& backend : backends) {
                start([this, &backend] { work(backend); });
            }
        });
        attempt([this] { write(); });
        events_.close();  // if it failed, nobody takes what is told any more
    }
    return failure_ ? Result<void>(unexpected(*failure_)) : Result<void>();
}

void BatchScheduler::fail(Error error) {
    {
        const std::lock_guard lock(failure_mutex_);
        if (!failure_) {
            failure_ = std::move(error);
        }
    }
    stop_.request_stop();
}

bool BatchScheduler::failed() {
    const std::lock_guard lock(failure_mutex_);
    return failure_.has_value();
}

void BatchScheduler::attempt(const std::function<void()>& part) {
    try {
        part();
    } catch (const std::exception& error) {
        fail({ErrorCode::internal, fmt::format("the batch failed by itself: {}; go on with --resume", error.what())});
    }
}

/// One thread's part. The last to end closes what the writer reads.
void BatchScheduler::guard(const std::function<void()>& part) {
    attempt(part);
    if (--parts_ == 0) {
        events_.close();
    }
}

void BatchScheduler::tell(Event event, std::size_t weight) {
    events_.push(std::move(event), weight);  // it is closed by the last of those who tell, so there is room sometime
}

void BatchScheduler::feed() {
    for (const SourcePath& source : plan_.sources) {
        if (stop_.stop_requested() || !feed_one(source)) {
            break;
        }
    }
    wait_for_others();
    jobs_.close();
}

bool BatchScheduler::feed_one(const SourcePath& found) {
    Result<SourceText> source =
        found.error.empty() ? read_source(found.path, "") : unexpected(ErrorCode::io, found.error);
    if (!source) {  // every part's, for nobody knows which one has what another machine can read
        return feed_rows(database_.add_unreadable(found.path, source.error().message));
    }
    const std::string digest = sha256_hex(source->bytes);
    if (!plan_.shard.has(digest)) {
        if (const Result<void> left = database_.leave_path(found.path, digest); !left) {
            fail(left.error());
            return false;
        }
        tell({{}, {}, 0, 1}, 0);
        return true;
    }
    return feed_source(std::move(*source), digest, found.path);
}

bool BatchScheduler::feed_rows(Result<std::vector<Row>> rows) {
    if (!rows) {
        fail(rows.error());
        return false;
    }
    if (!rows->empty()) {
        tell({{}, std::move(*rows), 0, 0}, 0);
    }
    return true;
}

bool BatchScheduler::feed_source(SourceText source, const std::string& sha256, const std::string& path) {
    if (seen_.contains(sha256)) {
        return feed_rows(database_.add_path(path, sha256));
    }
    const Result<Turn> turn = database_.claim(path, sha256);
    if (!turn) {
        fail(turn.error());
        return false;
    }
    switch (*turn) {
        case Turn::ended: tell({{}, {}, 1, 0}, 0); return true;
        case Turn::elsewhere: elsewhere_.push_back({path, ""}); return true;
        case Turn::run:
        case Turn::judge: break;
    }
    seen_.insert(sha256);
    const std::size_t weight = source.bytes.size();
    Job job{*turn, sha256, std::move(source), {}};
    if (jobs_.half_full()) {
        judge_one(job);  // one behind the other costs half of what it does between two runs
    }
    return jobs_.push(std::move(job), weight);
}

/// The whole set is processed when the others are done with theirs too; what one of them leaves behind is done here.
void BatchScheduler::wait_for_others() {
    std::mutex mutex;
    std::condition_variable_any stopped;
    while (!elsewhere_.empty() && !stop_.stop_requested()) {
        std::unique_lock lock(mutex);
        stopped.wait_for(lock, stop_.get_token(), kDisplayEvery, [] { return false; });
        std::vector<SourcePath> again;
        again.swap(elsewhere_);
        for (const SourcePath& source : again) {
            if (stop_.stop_requested() || !feed_one(source)) {
                return;
            }
        }
    }
}

void BatchScheduler::work(const LoadedBackend& backend) {
    while (std::optional<Job> job = jobs_.pop()) {
        if (stop_.stop_requested()) {
            return;  // its claim goes with this process
        }
        ++running_;
        Finished finished = do_one(std::move(*job), backend);
        --running_;
        const std::size_t weight = weight_of(finished);
        tell({std::move(finished), {}, 0, 0}, weight);
    }
}

void BatchScheduler::judge_one(Job& job) const {
    if (!plan_.skip_validation && !job.judgement) {
        job.judgement = judge(std::move(job.source), validator_, plan_.settings);
    }
}

RunOutcome BatchScheduler::run_one(Job& job, const fs::path& output, const LoadedBackend& backend) const {
    RunSettings settings = plan_.settings;
    settings.output_directory = output.string();
    fs::remove_all(output);  // what an interrupted run left
    const BackendMaker make_backend = [&] { return lend(backend); };
    return plan_.skip_validation
               ? run_without_validation(job.source, settings, make_backend, stop_.get_token())
               : run_judged(std::move(job.judgement).value(), settings, make_backend, stop_.get_token());
}

Finished BatchScheduler::do_one(Job job, const LoadedBackend& backend) const {
    Finished finished;
    finished.source_sha256 = job.sha256;
    judge_one(job);
    if (job.turn == Turn::judge) {
        finished.judgement = std::move(job.judgement);
    } else {
        const std::string& wanted = plan_.settings.output_directory;
        const fs::path output =
            (wanted.empty() ? plan_.work_folder : fs::path(wanted)) / job.sha256.substr(0, kFolderDigits);
        RunOutcome outcome = run_one(job, output, backend);
        finished.judgement = std::move(outcome.judgement);
        if (outcome.result.status != RunStatus::rejected) {
            finished.run = finish(std::move(outcome), output);
        }
    }
    finished.bytes = std::move(finished.judgement ? finished.judgement->source.bytes : job.source.bytes);
    return finished;
}

FinishedRun BatchScheduler::finish(RunOutcome outcome, const fs::path& output) const {
    FinishedRun run;
    run.result = std::move(outcome.result);
    run.run_id = std::move(outcome.run_id);
    run.backend_name = std::move(outcome.backend_name);
    run.backend_version = std::move(outcome.backend_version);
    run.limits = outcome.limits;
    const bool ended_by_us = run.result.status == RunStatus::killed || run.result.status == RunStatus::error;
    run.interrupted = stop_.stop_requested() && ended_by_us;
    run.keep_output();
    if (run.result.status == RunStatus::ok) {
        run.metrics = batch::read_metrics(output);
    }
    if (plan_.settings.output_directory.empty()) {
        fs::remove_all(output);
    }
    return run;
}

void BatchScheduler::count(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        ++progress_.done;
        progress_.approved += row.verdict == "approved" ? 1 : 0;
        progress_.review += row.verdict == "review" ? 1 : 0;
        progress_.rejected += row.verdict == "rejected" ? 1 : 0;
        progress_.failed += row.failed() ? 1 : 0;
    }
}

void BatchScheduler::write() {
    while (!events_.over()) {
        std::vector<Event> events = events_.pop_all(kDisplayEvery, kGather);
        std::vector<Finished> finished;
        std::vector<Row> rows;
        for (Event& event : events) {
            progress_.kept += event.kept;
            progress_.done += event.kept;
            progress_.total -= event.other_shard;
            std::move(event.rows.begin(), event.rows.end(), std::back_inserter(rows));
            if (event.finished) {
                finished.push_back(std::move(*event.finished));
            }
        }
        if (!finished.empty() && !failed()) {
            Result<std::vector<Row>> recorded = database_.record(finished);
            if (recorded) {
                std::move(recorded->begin(), recorded->end(), std::back_inserter(rows));
            } else {
                fail(recorded.error());
            }
        }
        // A source has a row for each of its paths, also those of an earlier set and those that are fed later.
        std::erase_if(rows, [&](const Row& row) { return row.pending() || unshown_.erase(row.path) == 0; });
        count(rows);
        progress_.running = running_;
        display_(rows, progress_);
    }
}

}  // namespace paddock::app
