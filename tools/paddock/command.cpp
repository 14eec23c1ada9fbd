#include "command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <exception>
#include <filesystem>
#include <sstream>

#include "paddock/export_backend.hpp"
#include "paddock/units.hpp"
#include "paddock/validator/validator.hpp"

namespace paddock::app {

namespace {

constexpr auto kCommands = std::to_array<Command>({
    {"check", "judge files or folders (\"-\" is standard input)", check_command},
    {"run", "judge one strategy, then run it in a sandbox", run_command, kExitFailed},
    {"batch", "judge and run a whole set, and rank it", batch_command, kExitFailed},
    {"results", "what a batch left in its database", results_command},
    {"review", "a person's decision on a strategy that is to be reviewed", review_command},
    {"explain", "what a rule looks for, why, a bad and a good example", explain_command},
    {"policy", "write, check, test and compare policies", policy_command},
    {"backends", "the plugins found, and what each can enforce here", backends_command},
    {"image", "builds the sandbox image for the Docker backend", image_command},
    {"doctor", "what is missing on this machine, and what mends it", doctor_command},
    {"manual", "writes man pages and completions", manual_command, kExitUsage, true},
    {"facts", "what the validator sees in a source, for rule authors", facts_command, kExitUsage, true},
});

std::string general_help() {
    std::string text =
        "paddock judges Python trading strategies that an AI model wrote, and runs the approved ones in a sandbox.\n\n"
        "Usage: paddock COMMAND [FLAGS] ...\n\nCommands:\n";
    for (const Command& command : kCommands) {
        if (!command.hidden) {
            text += fmt::format("  {:<10}{}\n", command.name, command.summary);
        }
    }
    return text +
           "\nExamples:\n"
           "  paddock check strategies/                    judge a folder\n"
           "  paddock run --data prices/ ema_cross.py      judge one, then run it with files under /data\n"
           "  paddock explain denied-module                why a rule is there\n\n"
           "`paddock COMMAND --help` has the flags of a command, `paddock --version` the versions.\n";
}

std::string version_text() {
    return fmt::format("paddock {}\nengine {}\nplugin ABI {} ({})\n", PADDOCK_VERSION, engine_version(), kBackendAbi,
                       kBackendBuild);
}

const Command* find_command(std::string_view name) {
    const auto found =
        std::find_if(kCommands.begin(), kCommands.end(), [&](const Command& one) { return one.name == name; });
    return found == kCommands.end() ? nullptr : &*found;
}

int refuse_command(const std::string& given, Console& console) {
    std::vector<std::string_view> names;
    for (const Command& command : kCommands) {
        names.push_back(command.name);
    }
    const std::string near = nearest(given, names);
    std::error_code ignored;  // a path that cannot be looked at is no hint
    std::string hint;
    if (!near.empty()) {
        hint = fmt::format(", did you mean `paddock {}`?", near);
    } else if (std::filesystem::exists(given, ignored)) {
        hint = fmt::format(", did you mean `paddock check {}`?", given);
    }
    console.complain(fmt::format("unknown {} {}{}; `paddock --help` lists the commands",
                                 given.starts_with('-') ? "flag" : "command", given, hint));
    return kExitUsage;
}

int dispatch(const Arguments& arguments, Console& console) {
    if (arguments.empty()) {
        console.err(general_help());
        return kExitUsage;
    }
    const std::string& first = arguments.front();
    if (first == "--version") {
        console.out(version_text());
        return kExitOk;
    }
    const bool help = first == "help" || first == "--help" || first == "-h";
    if (help && arguments.size() == 1) {
        console.out(general_help());
        return kExitOk;
    }
    const std::string& name = help ? arguments[1] : first;
    const Command* command = find_command(name);
    if (command == nullptr) {
        return refuse_command(name, console);
    }
    if (help) {
        return command->run({"--help"}, console);
    }
    return command->run({arguments.begin() + 1, arguments.end()}, console);
}

int failure_exit(const Arguments& arguments) {
    const Command* command = arguments.empty() ? nullptr : find_command(arguments.front());
    return command == nullptr ? kExitUsage : command->failure_exit;
}

HelpTaker& help_taker() {
    static HelpTaker taker;
    return taker;
}

}  // namespace

void take_help_pages(HelpTaker taker) {
    help_taker() = std::move(taker);
}

std::span<const Command> commands() {
    return kCommands;
}

std::string help_page(std::string_view usage, const boost::program_options::options_description& own,
                      const boost::program_options::options_description& common) {
    if (help_taker()) {
        help_taker()(usage, own, common);
        return {};
    }
    std::ostringstream text;
    text << usage << '\n';
    if (!own.options().empty()) {
        text << own << '\n';
    }
    text << common;
    return text.str();
}

int refuse(Console& console, const Error& error) {
    console.complain(error.message);
    return kExitUsage;
}

int paddock_main(const Arguments& arguments) noexcept {
    Console console;
    try {
        // A reader that went away is seen as EPIPE.
        std::signal(SIGPIPE, SIG_IGN);
        console.choose_colour("auto");
        const int code = dispatch(arguments, console);
        if (!console.out_failure().empty()) {
            console.complain(fmt::format("standard output cannot be written: {}; what was printed is not whole",
                                         console.out_failure()));
            return failure_exit(arguments);
        }
        return code;
    } catch (const std::exception& error) {
        console.err("paddock: it failed by itself: ");
        console.err(error.what());
        console.err("\n");
    }
    return failure_exit(arguments);
}

}  // namespace paddock::app
