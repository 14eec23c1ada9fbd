#include <fmt/format.h>

#include "command.hpp"
#include "paddock/validator/validator.hpp"
#include "read_source.hpp"

namespace paddock::app {

namespace po = boost::program_options;

namespace {

constexpr std::string_view kUsage =
    "Usage: paddock facts [FLAGS] FILE\n\n"
    "Prints what the validator sees in a source, as JSON: imports, names, calls, attributes and folded strings, with\n"
    "what each may be. For people who write rules. \"-\" is standard input.\n\n"
    "Example:\n"
    "  paddock facts ema_cross.py\n";

int facts(const CommonOptions& common, const std::string& file, Console& console) {
    Result<Policy> policy = effective_policy(common.policy, {});
    if (!policy) {
        return refuse(console, policy.error());
    }
    const Result<Validator> validator = Validator::create(std::move(*policy));
    if (!validator) {
        return refuse(console, validator.error());
    }
    const Result<SourceText> source = read_source(file, "<stdin>");
    if (!source) {
        return refuse(console, {source.error().code, fmt::format("{} {}", file, source.error().message)});
    }
    console.out(validator->facts_json(*source) + "\n");
    return kExitOk;
}

}  // namespace

int facts_command(const Arguments& arguments, Console& console) {
    CommonOptions common;
    common.format = "json";
    const po::options_description options = common_options(common, "json");
    const Result<Arguments> files = parse_arguments(arguments, options);
    if (!files) {
        return refuse(console, files.error());
    }
    if (common.help) {
        console.out(help_page(kUsage, po::options_description(), options));
        return kExitOk;
    }
    if (const Result<void> applied = apply_common(common, {"json"}, console); !applied) {
        return refuse(console, applied.error());
    }
    if (files->size() != 1) {
        return refuse(console, {ErrorCode::invalid_argument, "facts takes one FILE, or - for standard input"});
    }
    return facts(common, files->front(), console);
}

}  // namespace paddock::app
