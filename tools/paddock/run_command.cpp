#include <fmt/format.h>

#include <algorithm>
#include <csignal>

#include "command.hpp"
#include "interrupt.hpp"
#include "paddock/report.hpp"
#include "pipeline.hpp"
#include "read_source.hpp"
#include "run_options.hpp"

namespace paddock::app {

namespace po = boost::program_options;

namespace {

constexpr std::string_view kUsage =
    "Usage: paddock run [FLAGS] FILE [-- ARG...]\n\n"
    "Judges one strategy and, when it is approved, runs it in a sandbox. \"-\" is standard input.\n"
    "Exit code: the program's own when it ran to its end; 124 timed out; 126 not approved; 125 paddock or the\n"
    "backend failed; 128+N killed by signal N (137 over its memory or output); 2 wrong usage or policy.\n\n"
    "Examples:\n"
    "  paddock run --data prices/ --output results/ ema_cross.py\n"
    "  paddock run --timeout 30s --memory 1g --format json ema_cross.py -- --fast 12\n"
    "  paddock run --backend dry-run ema_cross.py        what would be run, and with what limits\n"
    "  paddock run --explain-isolation ema_cross.py      the sandbox's plan before it is applied; nothing runs\n";

struct RunCommandLine {
    CommonOptions common;
    RunFlags flags;
    std::string file;
    Arguments program_arguments;
};

int own_exit_code(const ExecutionResult& result) {
    if (result.signal != 0) {
        return kExitSignalBase + result.signal;
    }
    if (!result.plan.empty()) {
        return kExitOk;  // a dry run or a plan: nothing ran, and that is what was asked for
    }
    return result.exit_code >= 0 ? result.exit_code : kExitFailed;
}

int exit_code(const ExecutionResult& result) {
    switch (result.status) {
        case RunStatus::ok:
        case RunStatus::failed: return own_exit_code(result);
        case RunStatus::timeout: return kExitTimeout;
        case RunStatus::memory:
        case RunStatus::output_limit: return kExitSignalBase + SIGKILL;
        case RunStatus::killed: return kExitSignalBase + (result.signal != 0 ? result.signal : SIGKILL);
        case RunStatus::rejected: return kExitRunNotApproved;
        case RunStatus::error: break;
    }
    return kExitFailed;
}

void print_text(const RunOutcome& outcome, const RunCommandLine& line, Console& console) {
    const ExecutionResult& result = outcome.result;
    const TextStyle style = text_style(line.common, console.err_colour());
    // Threat: escape sequences of the strategy's in a person's terminal. A pipe gets the bytes as they are.
    console.out(console.out_is_terminal() ? printable(result.out, true) : result.out);
    console.err(console.err_is_terminal() ? printable(result.err, true) : result.err);
    console.out(printable(result.plan, true));
    if (result.status == RunStatus::rejected && outcome.judgement) {
        console.err(text_of_judgement(outcome.judgement->source.name, *outcome.judgement, style));
    }
    if (!result.err.empty() && result.err.back() != '\n') {
        console.err("\n");
    }
    console.err(text_of_run(outcome.report(), style));
}

RunOutcome run(const RunCommandLine& line, const RunSettings& settings, const Validator& validator,
               std::stop_token stop) {
    Result<SourceText> source = read_source(line.file, line.flags.stdin_name);
    if (!source) {
        return refuse_unreadable(line.file, source.error().message, settings);
    }
    const BackendMaker make_backend = [&] { return load_installed_backend(settings.backend); };
    if (line.flags.skip_validation) {
        return run_without_validation(std::move(*source), settings, make_backend, std::move(stop));
    }
    return judge_and_run(std::move(*source), validator, settings, make_backend, std::move(stop));
}

int run_and_report(const RunCommandLine& line, const RunSettings& settings, const Validator& validator,
                   Console& console) {
    if (line.flags.skip_validation) {
        console.complain(
            "WARNING: --skip-validation: no verdict was asked for; only the sandbox stands between this program and "
            "you");
    }
    RunOutcome outcome;
    int interrupted = 0;
    {
        const InterruptWatch interrupts;
        outcome = run(line, settings, validator, interrupts.token());
        interrupted = interrupts.signal();
    }
    if (line.common.format == "json") {
        write_json_of_run(outcome.report(), [&console](std::string_view piece) { console.out(piece); });
    } else {
        print_text(outcome, line, console);
    }
    return interrupted != 0 ? kExitSignalBase + interrupted : exit_code(outcome.result);
}

/// The flags and FILE, and behind the first "--" the program's own arguments.
Result<Arguments> parse(RunCommandLine& line, const Arguments& arguments, const po::options_description& options) {
    const auto separator = std::find(arguments.begin(), arguments.end(), "--");
    if (separator != arguments.end()) {
        line.program_arguments.assign(separator + 1, arguments.end());
    }
    return parse_arguments({arguments.begin(), separator}, options);
}

int run_line(const RunCommandLine& line, Console& console) {
    Result<Policy> policy = effective_policy(line.common.policy, line.flags.max_score);
    if (!policy) {
        return refuse(console, policy.error());
    }
    Result<RunSettings> settings = run_settings(line.flags, *policy);
    if (!settings) {
        return refuse(console, settings.error());
    }
    settings->arguments = line.program_arguments;
    const Result<Validator> validator = Validator::create(std::move(*policy));
    if (!validator) {
        return refuse(console, validator.error());
    }
    return run_and_report(line, *settings, *validator, console);
}

}  // namespace

int run_command(const Arguments& arguments, Console& console) {
    RunCommandLine line;
    const po::options_description own = run_flag_options(line.flags);
    const po::options_description common = common_options(line.common, "text or json");
    po::options_description all;
    all.add(own).add(common);
    const Result<Arguments> files = parse(line, arguments, all);
    if (!files) {
        return refuse(console, files.error());
    }
    if (line.common.help) {
        console.out(help_page(kUsage, own, common));
        return kExitOk;
    }
    if (const Result<void> applied = apply_common(line.common, {"text", "json"}, console); !applied) {
        return refuse(console, applied.error());
    }
    if (files->size() != 1) {
        return refuse(console,
                      {ErrorCode::invalid_argument,
                       fmt::format("run takes one FILE, {} were given; the program's own arguments stand behind --",
                                   files->size())});
    }
    line.file = files->front();
    return run_line(line, console);
}

}  // namespace paddock::app
