#pragma once
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "paddock/backend_loader.hpp"
#include "paddock/execution.hpp"
#include "paddock/report.hpp"
#include "paddock/review_log.hpp"
#include "paddock/validator/validator.hpp"

namespace paddock::app {

/// All that an execution request needs besides the source.
struct RunSettings {
    std::string backend = "native";  ///< name, or path of a plugin
    std::vector<std::string> arguments;
    std::map<std::string, std::string> environment;
    std::vector<DataMount> data;
    std::string output_directory;  ///< absolute, or empty; made when something is to run
    Limits limits;
    SandboxSettings sandbox;
    ReviewLog reviews;  ///< decisions that count for what is to run
    bool allow_degraded = false;
    bool explain_only = false;  ///< the backend says what it would do, and nothing runs
};

/// What became of one source: all that a report needs, owned.
struct RunOutcome {
    ExecutionResult result;
    std::optional<Judgement> judgement;  ///< none: --skip-validation
    std::string run_id;
    std::string backend_name;
    std::string backend_version;
    Limits limits;

    /// For the reports; refers to this outcome, which has to outlive it.
    [[nodiscard]] RunReport report() const;
};

/// Makes the backend when something is to run, and not before: a rejected source loads no plugin.
using BackendMaker = std::function<Result<LoadedBackend>()>;

/// With what a person decided, where that counts. What the validator fails over is rejected, and says why.
[[nodiscard]] Judgement judge(SourceText source, const Validator& validator, const RunSettings& settings);

/// Judgement → ApprovedSource → ExecutionRequest → Backend::run. The bytes that run are those that were judged.
[[nodiscard]] RunOutcome run_judged(Judgement judgement, const RunSettings& settings, const BackendMaker& make_backend,
                                    std::stop_token stop);

/// Both, in this order.
[[nodiscard]] RunOutcome judge_and_run(SourceText source, const Validator& validator, const RunSettings& settings,
                                       const BackendMaker& make_backend, std::stop_token stop);

/// What --skip-validation calls, and nothing else.
[[nodiscard]] RunOutcome run_without_validation(SourceText source, const RunSettings& settings,
                                                const BackendMaker& make_backend, std::stop_token stop);

/// A source that could not be read: rejected, nothing ran.
[[nodiscard]] RunOutcome refuse_unreadable(const std::string& path, const std::string& reason,
                                           const RunSettings& settings);

/// The backend that `name` says, from $PADDOCK_PLUGIN_PATH and this installation.
[[nodiscard]] Result<LoadedBackend> load_installed_backend(const std::string& name);
[[nodiscard]] std::vector<std::filesystem::path> installed_plugin_folders();

}  // namespace paddock::app
