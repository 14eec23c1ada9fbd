#include "options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/program_options/errors.hpp>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/positional_options.hpp>
#include <boost/program_options/value_semantic.hpp>
#include <boost/program_options/variables_map.hpp>
#include <charconv>
#include <climits>
#include <cstdlib>
#include <filesystem>

#include "paddock/policy_reading.hpp"
#include "paddock/units.hpp"
#include "paddock/validator/validator.hpp"

namespace paddock::app {

namespace po = boost::program_options;

namespace {

constexpr const char* kPositional = "paddock-positional";  ///< where Boost.Program_options puts what is no flag

std::string unknown_flag(const std::string& given, const po::options_description& options) {
    std::vector<std::string> known;
    for (const auto& option : options.options()) {
        known.push_back("--" + option->long_name());
    }
    const std::string near = nearest(given, known);
    return fmt::format("unknown flag {}{}; --help lists the flags", given,
                       near.empty() ? "" : fmt::format(", did you mean {}?", near));
}

std::string listed(const std::vector<std::string_view>& words) {
    std::string out;
    for (const std::string_view word : words) {
        out += (out.empty() ? "" : ", ") + std::string(word);
    }
    return out;
}

Result<void> check_choice(std::string_view flag, std::string_view given, const std::vector<std::string_view>& choices) {
    if (std::find(choices.begin(), choices.end(), given) != choices.end()) {
        return {};
    }
    const std::string near = nearest(given, choices);
    return unexpected(ErrorCode::invalid_argument,
                      fmt::format("{} \"{}\": {}it is one of {}", flag, given,
                                  near.empty() ? "" : fmt::format("did you mean {}? ", near), listed(choices)));
}

}  // namespace

po::options_description common_options(CommonOptions& common, const std::string& formats) {
    po::options_description options("Common flags");
    auto add = options.add_options();
    add("policy", po::value(&common.policy)->value_name("NAME|FILE"),
        "policy to judge by: classic, default, strict or a TOML file (else $PADDOCK_POLICY, else the nearest "
        "paddock.toml upward from here, else default)");
    add("format", po::value(&common.format)->value_name("FORMAT"), formats.c_str());
    add("color", po::value(&common.color)->value_name("WHEN"), "auto, always or never");
    add("quiet,q", po::bool_switch(&common.quiet), "say less");
    add("verbose,v", po::bool_switch(&common.verbose), "say more");
    add("help,h", po::bool_switch(&common.help), "this page");
    return options;
}

Result<Arguments> parse_arguments(const Arguments& arguments, const po::options_description& options) {
    Arguments positional;
    po::options_description all;
    all.add(options);
    all.add_options()(kPositional, po::value(&positional));
    po::positional_options_description rest;
    rest.add(kPositional, -1);
    try {
        const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
        po::variables_map values;
        const auto parsed = po::command_line_parser(arguments).options(all).positional(rest).style(style).run();
        for (const auto& option : parsed.options) {
            const bool empty = !option.value.empty() && option.value.front().empty() && option.position_key < 0;
            if (empty) {  // an unset variable in a script must not become a default
                return unexpected(
                    ErrorCode::invalid_argument,
                    fmt::format("--{} is given without a value; give one, or leave the flag out", option.string_key));
            }
        }
        po::store(parsed, values);
        po::notify(values);
    } catch (const po::unknown_option& error) {
        return unexpected(ErrorCode::invalid_argument, unknown_flag(error.get_option_name(), options));
    } catch (const po::error& error) {
        return unexpected(ErrorCode::invalid_argument, fmt::format("{}; --help lists the flags", error.what()));
    }
    return positional;
}

Result<void> apply_common(const CommonOptions& common, const std::vector<std::string_view>& formats, Console& console) {
    if (Result<void> color = check_choice("--color", common.color, {"auto", "always", "never"}); !color) {
        return color;
    }
    console.choose_colour(common.color);
    if (common.quiet && common.verbose) {
        return unexpected(ErrorCode::invalid_argument, "-q and -v contradict each other; give one");
    }
    return check_choice("--format", common.format, formats);
}

Result<std::int64_t> parse_number(std::string_view flag, std::string_view text, std::int64_t low, std::int64_t high) {
    std::int64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || end != text.data() + text.size() || number < low || number > high) {
        return unexpected(ErrorCode::invalid_argument,
                          fmt::format("{} \"{}\" is not a whole number from {} to {}", flag, text, low, high));
    }
    return number;
}

Result<Policy> effective_policy(const std::string& policy_flag, const std::string& max_score) {
    PolicyReading unused;
    return effective_policy(policy_flag, max_score, unused);
}

Result<Policy> effective_policy(const std::string& policy_flag, const std::string& max_score, PolicyReading& reading) {
    std::optional<int> bound;
    if (!max_score.empty()) {
        const Result<std::int64_t> number = parse_number("--max-score", max_score, 0, INT_MAX);
        if (!number) {
            return unexpected(number.error());
        }
        bound = static_cast<int>(*number);
    }
    const char* variable = std::getenv("PADDOCK_POLICY");
    std::error_code failure;
    const std::filesystem::path here = std::filesystem::current_path(failure);
    if (failure) {
        return unexpected(
            ErrorCode::io,
            fmt::format("the working directory cannot be told: {}; change to one that exists", failure.message()));
    }
    const std::string chosen = choose_policy(policy_flag, variable == nullptr ? "" : variable, here);
    const bool named = !policy_flag.empty() || (variable != nullptr && *variable != '\0');
    if (!named && chosen != "default") {
        if (const Result<void> trusted = check_found_policy(chosen); !trusted) {
            return unexpected(trusted.error());
        }
    }
    Result<Policy> policy = load_policy(chosen, rule_vocabulary(), reading);
    if (policy) {
        policy->max_score = bound;
    }
    return policy;
}

TextStyle text_style(const CommonOptions& common, bool colour) {
    return {colour, common.verbose, common.quiet};
}

}  // namespace paddock::app
