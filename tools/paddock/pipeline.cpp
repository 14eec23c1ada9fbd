#include "pipeline.hpp"

#include <fmt/format.h>
#include <sys/random.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <filesystem>
#include <system_error>

namespace paddock::app {

namespace {

namespace fs = std::filesystem;

/// "run-" and 96 random bits: unique among runs, and no secret.
std::string new_run_id() {
    std::array<unsigned char, 12> random{};
    if (::getrandom(random.data(), random.size(), 0) != static_cast<ssize_t>(random.size())) {
        throw std::system_error(errno, std::generic_category(), "getrandom");
    }
    std::string id = "run-";
    for (const unsigned char byte : random) {
        id += fmt::format("{:02x}", byte);
    }
    return id;
}

RunOutcome new_outcome(const RunSettings& settings) {
    RunOutcome outcome;
    outcome.run_id = new_run_id();
    outcome.backend_name = settings.backend;
    outcome.limits = settings.limits;
    return outcome;
}

template <typename T>
void no_figure(Measured<T>& figure) {
    figure.value.reset();
    figure.source = "nothing ran";
}

/// A result for what never started.
ExecutionResult nothing_ran(RunStatus status, std::string error) {
    ExecutionResult result;
    result.status = status;
    result.error = std::move(error);
    no_figure(result.usage.peak_memory_bytes);
    no_figure(result.usage.cpu_time);
    no_figure(result.usage.pids_peak);
    no_figure(result.usage.io_read_bytes);
    no_figure(result.usage.io_write_bytes);
    no_figure(result.usage.network_rx_bytes);
    no_figure(result.usage.network_tx_bytes);
    return result;
}

std::string why_not_run(const Judgement& judgement, const Error& error) {
    if (judgement.verdict == Verdict::approved) {
        return error.message;  // the bytes are not those that were judged
    }
    return fmt::format(
        "{} was not run: the verdict is {}, with risk score {} ({}); mend the findings, `paddock explain RULE` "
        "says how",
        judgement.source.name, to_string(judgement.verdict), judgement.score, to_string(judgement.level));
}

Result<void> make_output_directory(const std::string& path) {
    if (path.empty()) {
        return {};
    }
    std::error_code failure;
    fs::create_directories(path, failure);
    if (failure || !fs::is_directory(path, failure)) {
        return unexpected(ErrorCode::io,
                          fmt::format("--output {}: the folder cannot be made: {}; give one that you can write", path,
                                      failure ? failure.message() : "something else is there"));
    }
    return {};
}

ExecutionRequest request_for(ApprovedSource source, const RunSettings& settings, const std::string& run_id) {
    return {std::move(source),         run_id,          settings.arguments, settings.environment,   settings.data,
            settings.output_directory, settings.limits, settings.sandbox,   settings.allow_degraded};
}

void execute(RunOutcome& outcome, ApprovedSource source, const RunSettings& settings, const BackendMaker& make_backend,
             std::stop_token stop) {
    const Result<LoadedBackend> loaded = make_backend();
    if (!loaded) {
        outcome.result = nothing_ran(RunStatus::error, loaded.error().message);
        return;
    }
    outcome.backend_name = loaded->name;
    outcome.backend_version = loaded->version;
    if (settings.explain_only) {
        outcome.result = loaded->backend->explain(request_for(std::move(source), settings, outcome.run_id));
        return;
    }
    if (const Result<void> output = make_output_directory(settings.output_directory); !output) {
        outcome.result = nothing_ran(RunStatus::error, output.error().message);
        return;
    }
    outcome.result = loaded->backend->run(request_for(std::move(source), settings, outcome.run_id), std::move(stop));
}

}  // namespace

RunReport RunOutcome::report() const {
    return {result, run_id, backend_name, backend_version, limits, judgement ? &*judgement : nullptr};
}

Judgement judge(SourceText source, const Validator& validator, const RunSettings& settings) {
    try {
        Judgement judgement = validator.judge(source);
        settings.reviews.apply(judgement, validator.policy());
        return judgement;
    } catch (const std::exception& failure) {
        Judgement refused = unreadable_judgement(source.name, fmt::format("could not be judged: {}", failure.what()));
        refused.source = std::move(source);
        return refused;
    }
}

RunOutcome run_judged(Judgement judgement, const RunSettings& settings, const BackendMaker& make_backend,
                      std::stop_token stop) {
    RunOutcome outcome = new_outcome(settings);
    outcome.judgement = std::move(judgement);
    Result<ApprovedSource> approved = ApprovedSource::from(*outcome.judgement);
    if (!approved) {
        outcome.result = nothing_ran(RunStatus::rejected, why_not_run(*outcome.judgement, approved.error()));
        return outcome;
    }
    execute(outcome, std::move(*approved), settings, make_backend, std::move(stop));
    return outcome;
}

RunOutcome judge_and_run(SourceText source, const Validator& validator, const RunSettings& settings,
                         const BackendMaker& make_backend, std::stop_token stop) {
    return run_judged(judge(std::move(source), validator, settings), settings, make_backend, std::move(stop));
}

RunOutcome run_without_validation(SourceText source, const RunSettings& settings, const BackendMaker& make_backend,
                                  std::stop_token stop) {
    RunOutcome outcome = new_outcome(settings);
    execute(outcome, ApprovedSource::without_validation(std::move(source)), settings, make_backend, std::move(stop));
    return outcome;
}

RunOutcome refuse_unreadable(const std::string& path, const std::string& reason, const RunSettings& settings) {
    RunOutcome outcome = new_outcome(settings);
    outcome.judgement = unreadable_judgement(path, reason);
    outcome.result = nothing_ran(RunStatus::rejected, fmt::format("{} was not run: it {}", path, reason));
    return outcome;
}

std::vector<fs::path> installed_plugin_folders() {
    const char* variable = std::getenv("PADDOCK_PLUGIN_PATH");
    return plugin_folders(fs::read_symlink("/proc/self/exe"), variable == nullptr ? "" : variable);
}

Result<LoadedBackend> load_installed_backend(const std::string& name) {
    return load_backend(name, installed_plugin_folders());
}

}  // namespace paddock::app
