#include <fmt/format.h>

#include "command.hpp"
#include "paddock/validator/validator.hpp"
#include "read_source.hpp"

namespace paddock::app {

namespace po = boost::program_options;

namespace {

constexpr std::string_view kUsage =
    "Usage: paddock facts [FLAGS] FILE...\n\n"
    "Prints what the validator sees in a source, as JSON: imports, names, calls, attributes and folded strings, with\n"
    "what each may be. For people who write rules. \"-\" is standard input. With --format jsonl it takes many files and\n"
    "prints a line for each, in their order.\n\n"
    "Example:\n"
    "  paddock facts ema_cross.py\n";

int facts(const CommonOptions& common, const Arguments& files, Console& console) {
    Result<Policy> policy = effective_policy(common.policy, {});
    if (!policy) {
        return refuse(console, policy.error());
    }
    const Result<Validator> validator = Validator::create(std::move(*policy));
    if (!validator) {
        return refuse(console, validator.error());
    }
    for (const std::string& file : files) {
        const Result<SourceText> source = read_source(file, "<stdin>");
        if (!source) {
            return refuse(console, {source.error().code, fmt::format("{} {}", file, source.error().message)});
        }
        console.out(validator->facts_json(*source) + "\n");
    }
    return kExitOk;
}

}  // namespace

int facts_command(const Arguments& arguments, Console& console) {
    CommonOptions common;
    common.format = "json";
    const po::options_description options = common_options(common, "json, jsonl");
    const Result<Arguments> files = parse_arguments(arguments, options);
    if (!files) {
        return refuse(console, files.error());
    }
    if (common.help) {
        console.out(help_page(kUsage, po::options_description(), options));
        return kExitOk;
    }
    if (const Result<void> applied = apply_common(common, {"json", "jsonl"}, console); !applied) {
        return refuse(console, applied.error());
    }
    if (files->empty() || (files->size() != 1 && common.format != "jsonl")) {
        return refuse(console, {ErrorCode::invalid_argument, "facts takes one FILE, or - for standard input; many with --format jsonl"});
    }
    return facts(common, *files, console);
}

}  // namespace paddock::app
