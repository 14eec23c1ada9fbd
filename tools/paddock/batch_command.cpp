#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "batch_display.hpp"
#include "batch_facts.hpp"
#include "batch_options.hpp"
#include "command.hpp"
#include "interrupt.hpp"
#include "paddock/report.hpp"
#include "report/html/report.hpp"

namespace paddock::app {

namespace po = boost::program_options;
namespace fs = std::filesystem;
using batch::Database;

namespace {

constexpr std::string_view kUsage =
    "Usage: paddock batch [FLAGS] PATH... [-- ARG...]\n"
    "       paddock batch merge OUT.db IN.db...\n\n"
    "Judges a whole set of strategies and runs the approved ones, several at once. Each result is safe in FILE.db "
    "before\n"
    "it is shown; after an interruption, --resume goes on without running anything twice. Identical sources run once.\n"
    "A strategy leaves its figures in /output/result.json (docs/batch.md).\n"
    "Exit code: 0 the whole set was processed, 2 wrong usage or policy, 125 could not go on, 130 interrupted.\n\n"
    "Examples:\n"
    "  paddock batch --data prices/ --results tournament.db --report tournament.html strategies/\n"
    "  paddock batch --results tournament.db --resume strategies/\n"
    "  paddock batch --shard 1/2 --results one.db strategies/\n"
    "  paddock batch merge all.db one.db two.db\n";

constexpr int kExitInterrupted = 130;
constexpr std::int64_t kMaxJobs = 1024;
constexpr std::size_t kLeaders = 10;

struct BatchCommandLine {
    CommonOptions common;
    BatchFlags flags;
    RunFlags run_flags;
    Arguments paths;
    Arguments program_arguments;
};

/// What is typed on the command line, understood.
struct Prepared {
    Policy policy;
    BatchPlan plan;
    batch::Ranking ranking;
};

Result<std::vector<SourcePath>> sources_of(const Arguments& paths) {
    if (paths.empty()) {
        return unexpected(ErrorCode::invalid_argument,
                          "batch needs files or folders; `paddock batch --help` has examples");
    }
    for (const std::string& path : paths) {
        std::error_code failure;
        if (path == "-" || !fs::exists(path, failure)) {
            return unexpected(
                ErrorCode::not_found,
                fmt::format("{}: there is no such file or folder; batch takes strategies from files", path));
        }
    }
    std::vector<SourcePath> sources = find_sources(paths);
    std::set<std::string> named;  // a file may be given by itself and with its folder
    std::erase_if(sources, [&](const SourcePath& source) { return !named.insert(source.path).second; });
    if (sources.empty()) {
        return unexpected(ErrorCode::not_found,
                          "there is no *.py file in what was given; name the folder that has them");
    }
    return sources;
}

Result<Prepared> prepare(const BatchCommandLine& line) {
    Result<Policy> policy = effective_policy(line.common.policy, line.run_flags.max_score);
    if (!policy) {
        return unexpected(policy.error());
    }
    Result<RunSettings> settings = run_settings(line.run_flags, *policy);
    if (!settings) {
        return unexpected(settings.error());
    }
    settings->arguments = line.program_arguments;
    const Result<void> seeded = seed_runs(line.flags, line.run_flags, *settings);
    Result<Shard> shard = parse_shard(line.flags.shard);
    Result<batch::Ranking> ranking = batch::Ranking::parse(line.flags.rank_by);
    const Result<std::int64_t> jobs =
        line.flags.jobs.empty() ? Result<std::int64_t>(static_cast<std::int64_t>(default_jobs(settings->limits)))
                                : parse_number("--jobs", line.flags.jobs, 1, kMaxJobs);
    Result<std::vector<SourcePath>> sources = sources_of(line.paths);
    for (const Error* error :
         {seeded ? nullptr : &seeded.error(), shard ? nullptr : &shard.error(), ranking ? nullptr : &ranking.error(),
          jobs ? nullptr : &jobs.error(), sources ? nullptr : &sources.error()}) {
        if (error != nullptr) {
            return unexpected(*error);
        }
    }
    Prepared prepared;
    prepared.policy = std::move(*policy);
    prepared.ranking = std::move(*ranking);
    prepared.plan.sources = std::move(*sources);
    prepared.plan.shard = *shard;
    prepared.plan.jobs = static_cast<std::size_t>(*jobs);
    prepared.plan.settings = std::move(*settings);
    prepared.plan.skip_validation = line.run_flags.skip_validation;
    return prepared;
}

int cannot_go_on(Console& console, const Error& error) {
    console.complain(error.message);
    return error.code == ErrorCode::invalid_argument ? kExitUsage : kExitFailed;
}

/// Verdicts that are kept have to be known from those of another engine.
Result<void> check_engine() {
    if (engine_version() == PADDOCK_VERSION) {
        return unexpected(ErrorCode::incompatible,
                          "this paddock was linked without a build id, by which its verdicts are told from those of "
                          "another; link it with --build-id");
    }
    return {};
}

/// What every run would refuse over is said once, before the first.
Result<void> check_backend(const RunSettings& settings) {
    const Result<LoadedBackend> loaded = load_installed_backend(settings.backend);
    if (!loaded) {
        return unexpected(loaded.error());
    }
    if (settings.allow_degraded || loaded->name == "dry-run") {
        return {};
    }
    const std::vector<Control> controls = loaded->backend->probe();
    for (const std::string& required : settings.sandbox.require) {
        const auto found = std::find_if(controls.begin(), controls.end(),
                                        [&](const Control& control) { return control.name == required; });
        if (found == controls.end() || !found->enforced) {
            return unexpected(
                ErrorCode::unavailable,
                fmt::format("the {} backend cannot enforce \"{}\" here: {}; `paddock doctor` says what mends "
                            "it",
                            loaded->name, required, found == controls.end() ? "it does not know it" : found->evidence));
        }
    }
    return {};
}

/// Folders of workers that are no more.
void remove_leftovers(const fs::path& work, const Database& database) {
    std::error_code failure;
    for (const fs::directory_entry& entry : fs::directory_iterator(work, failure)) {
        const Result<std::int64_t> worker =
            parse_number("", entry.path().filename().string(), 1, std::numeric_limits<std::int64_t>::max());
        if (worker && !database.worker_lives(*worker)) {
            fs::remove_all(entry.path());
        }
    }
}

int finish(const BatchCommandLine& line, const Prepared& prepared, const Database& database, Console& console) {
    if (line.common.format == "text" && !line.common.quiet) {
        const Result<std::vector<batch::Row>> rows = database.rows();
        const auto rejected_by = database.findings_by_rule(true);
        if (!rows || !rejected_by) {
            return cannot_go_on(console, rows ? rejected_by.error() : rows.error());
        }
        console.out("\n" + leaderboard(*rows, prepared.ranking, kLeaders) + "\n" + batch_summary(*rows, *rejected_by) +
                    fmt::format("results: {}\n", printable(line.flags.results, false)));
    }
    if (!line.flags.report.empty()) {
        if (const Result<void> written = write_html_report(database, prepared.ranking, line.flags.report); !written) {
            return cannot_go_on(console, written.error());
        }
    }
    return kExitOk;
}

int process(const BatchCommandLine& line, Prepared& prepared, const Validator& validator, Database& database,
            Console& console) {
    const fs::path work = fs::absolute(line.flags.results + "-work");
    remove_leftovers(work, database);
    prepared.plan.work_folder = work / std::to_string(database.worker());
    Result<void> done;
    int interrupted = 0;
    {
        const InterruptWatch interrupts;
        BatchView view(console, line.common.format, line.common.quiet);
        BatchScheduler scheduler(prepared.plan, validator, database,
                                 [&](const auto& rows, const auto& progress) { view.show(rows, progress); });
        done = scheduler.run(interrupts.token());
        interrupted = interrupts.signal();
    }
    std::error_code failure;
    fs::remove_all(prepared.plan.work_folder, failure);
    fs::remove(work, failure);  // when it is empty: others may be at work
    if (done) {
        done = database.end();
    }
    if (!done) {
        return cannot_go_on(console, {ErrorCode::io, done.error().message});
    }
    if (interrupted != 0) {
        console.complain(fmt::format("interrupted; what was done is in {}, and --resume goes on", line.flags.results));
        return kExitInterrupted;
    }
    return finish(line, prepared, database, console);
}

int run_batch(const BatchCommandLine& line, Console& console) {
    Result<Prepared> prepared = prepare(line);
    if (!prepared) {
        return refuse(console, prepared.error());
    }
    const Result<Validator> validator = Validator::create(prepared->policy);
    if (!validator) {
        return refuse(console, validator.error());
    }
    if (const Result<void> known = check_engine(); !known) {
        return cannot_go_on(console, known.error());
    }
    const RunSettings& settings = prepared->plan.settings;
    if (const Result<void> usable = check_backend(settings); !usable) {
        return cannot_go_on(console, usable.error());
    }
    const Result<batch::BatchFacts> facts =
        batch_facts(prepared->policy, settings, line.run_flags.skip_validation, line.flags.shard);
    if (!facts) {
        return refuse(console, facts.error());
    }
    Result<std::unique_ptr<Database>> database =
        Database::open(line.flags.results, line.flags.resume ? Database::Open::resume : Database::Open::make);
    if (!database) {
        return cannot_go_on(console, database.error());
    }
    if (const Result<void> begun = (*database)->begin(*facts); !begun) {
        return cannot_go_on(console, begun.error());
    }
    if (line.run_flags.skip_validation) {
        console.complain(
            "WARNING: --skip-validation: no verdict is asked for; only the sandbox stands between these programs and "
            "you");
    }
    return process(line, *prepared, *validator, **database, console);
}

int merge(const Arguments& files, Console& console) {
    if (files.size() < 2) {
        return refuse(console, {ErrorCode::invalid_argument, "merge takes OUT.db and one or more IN.db"});
    }
    Result<std::unique_ptr<Database>> out = Database::open(files.front(), Database::Open::make);
    for (std::size_t i = 1; out && i < files.size(); ++i) {
        if (const Result<void> merged = (*out)->merge(files[i]); !merged) {
            out->reset();
            std::error_code failure;
            fs::remove(files.front(), failure);  // made by this very call, and not whole
            return cannot_go_on(console, merged.error());
        }
    }
    return out ? kExitOk : cannot_go_on(console, out.error());
}

}  // namespace

int batch_command(const Arguments& given, Console& console) {
    BatchCommandLine line;
    const auto separator = std::find(given.begin(), given.end(), "--");
    if (separator != given.end()) {
        line.program_arguments.assign(separator + 1, given.end());
    }
    const po::options_description own = batch_flag_options(line.flags);
    const po::options_description of_run = run_flag_options(line.run_flags);
    const po::options_description common = common_options(line.common, "text or jsonl");
    po::options_description shown;
    shown.add(own).add(of_run);
    po::options_description all;
    all.add(shown).add(common);
    const Result<Arguments> paths = parse_arguments({given.begin(), separator}, all);
    if (!paths) {
        return refuse(console, paths.error());
    }
    if (line.common.help) {
        console.out(help_page(kUsage, shown, common));
        return kExitOk;
    }
    if (const Result<void> applied = apply_common(line.common, {"text", "jsonl"}, console); !applied) {
        return refuse(console, applied.error());
    }
    if (!paths->empty() && paths->front() == "merge") {
        return merge({paths->begin() + 1, paths->end()}, console);
    }
    line.paths = *paths;
    return run_batch(line, console);
}

}  // namespace paddock::app
