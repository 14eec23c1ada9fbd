#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <iterator>
#include <sstream>

#include "command.hpp"
#include "paddock/units.hpp"
#include "paddock/validator/validator.hpp"

namespace paddock::app {

namespace po = boost::program_options;
namespace json = boost::json;

namespace {

constexpr std::string_view kUsage =
    "Usage: paddock explain [FLAGS] [RULE]\n\n"
    "Says what a rule looks for, why, and shows a bad and a good example; without RULE, lists all rules with their\n"
    "points under the policy.\n\n"
    "Examples:\n"
    "  paddock explain\n"
    "  paddock explain denied-module --policy strict\n";

/// A rule as the policy has it, built in or the policy's own.
struct ExplainedRule {
    std::string id;
    int points = 0;
    int default_points = 0;
    bool critical = false;
    std::string title;
    std::string why;
    std::string bad;
    std::string good;
    std::string origin;  ///< of a policy's own rule: where it is written
};

ExplainedRule built_in(const RulePage& page, const Policy& policy) {
    const auto priced = policy.points.find(page.id);
    return {std::string(page.id),
            priced == policy.points.end() ? page.points : priced->second,
            page.points,
            page.critical,
            std::string(page.title),
            std::string(page.why),
            std::string(page.bad),
            std::string(page.good),
            {}};
}

ExplainedRule own(const OwnRule& rule) {
    return {rule.id, rule.points, rule.points, rule.critical, rule.message, rule.advice, {}, {}, rule.origin};
}

std::vector<ExplainedRule> all_rules(const Policy& policy) {
    std::vector<ExplainedRule> rules;
    for (const RulePage& page : rule_pages()) {
        rules.push_back(built_in(page, policy));
    }
    for (const OwnRule& rule : policy.own_rules) {
        rules.push_back(own(rule));
    }
    return rules;
}

// ECMA-48, "select graphic rendition".
constexpr std::string_view kBold = "1";
constexpr std::string_view kRed = "1;31";
constexpr std::string_view kGreen = "1;32";

/// `text` for a terminal: what could act on it is made visible before the colour goes around it.
std::string painted(std::string_view text, std::string_view colour, bool coloured) {
    const std::string shown = printable(text, true);
    return coloured ? fmt::format("\x1b[{}m{}\x1b[0m", colour, shown) : shown;
}

std::string indented(std::string_view text) {
    std::string out;
    std::istringstream lines{printable(text, true)};
    for (std::string line; std::getline(lines, line);) {
        out += "    " + line + "\n";
    }
    return out;
}

std::string page_of(const ExplainedRule& rule, const Policy& policy, bool coloured) {
    std::string out = fmt::format("{}: {}\n\n", painted(rule.id, kBold, coloured), printable(rule.title, false));
    fmt::format_to(std::back_inserter(out), "{} points under policy {}{}{}\n", rule.points,
                   printable(policy.name, false),
                   rule.points == rule.default_points ? "" : fmt::format(" ({} by default)", rule.default_points),
                   rule.critical ? "; " + painted("critical", kRed, coloured) + ": rejects whatever the score" : "");
    const auto add = [&](std::string_view head, std::string_view colour, const std::string& body) {
        if (!body.empty()) {
            fmt::format_to(std::back_inserter(out), "\n{}\n{}", painted(head, colour, coloured), indented(body));
        }
    };
    add("Why", kBold, rule.why);
    add("Bad", kRed, rule.bad);
    add("Good", kGreen, rule.good);
    add("Written in", kBold, rule.origin);
    return out;
}

std::string list_of(const std::vector<ExplainedRule>& rules, const Policy& policy, bool coloured) {
    std::string out = fmt::format("Rules under policy {} ({} rejects whatever the score):\n",
                                  printable(policy.name, false), painted("*", kRed, coloured));
    for (const ExplainedRule& rule : rules) {
        // Padded before it is painted: escape sequences have no width.
        fmt::format_to(std::back_inserter(out), "  {} {:>3} points {} {}\n",
                       painted(fmt::format("{:<20}", rule.id), kBold, coloured), rule.points,
                       rule.critical ? painted("*", kRed, coloured) : " ", printable(rule.title, false));
    }
    return out + "`paddock explain RULE` says more.\n";
}

json::object json_of(const ExplainedRule& rule) {
    const auto text = [](const std::string& bytes) { return json::string(to_valid_utf8(bytes)); };
    return {{"rule", text(rule.id)},     {"points", rule.points},     {"default_points", rule.default_points},
            {"critical", rule.critical}, {"title", text(rule.title)}, {"why", text(rule.why)},
            {"bad", text(rule.bad)},     {"good", text(rule.good)}};
}

std::string as_json(const std::vector<ExplainedRule>& rules) {
    json::array array;
    for (const ExplainedRule& rule : rules) {
        array.push_back(json_of(rule));
    }
    return json::serialize(array) + "\n";
}

int explain(const CommonOptions& common, const Arguments& names, Console& console) {
    const Result<Policy> policy = effective_policy(common.policy, {});
    if (!policy) {
        return refuse(console, policy.error());
    }
    std::vector<ExplainedRule> rules = all_rules(*policy);
    if (names.empty()) {
        console.out(common.format == "json" ? as_json(rules) : list_of(rules, *policy, console.out_colour()));
        return kExitOk;
    }
    const auto found =
        std::find_if(rules.begin(), rules.end(), [&](const ExplainedRule& rule) { return rule.id == names.front(); });
    if (found == rules.end()) {
        std::vector<std::string> ids;
        std::transform(rules.begin(), rules.end(), std::back_inserter(ids),
                       [](const ExplainedRule& rule) { return rule.id; });
        const std::string near = nearest(names.front(), ids);
        return refuse(console,
                      {ErrorCode::not_found,
                       fmt::format("there is no rule \"{}\"{}; `paddock explain` lists the rules", names.front(),
                                   near.empty() ? "" : fmt::format(", did you mean {}?", near))});
    }
    console.out(common.format == "json" ? json::serialize(json_of(*found)) + "\n"
                                        : page_of(*found, *policy, console.out_colour()));
    return kExitOk;
}

}  // namespace

int explain_command(const Arguments& arguments, Console& console) {
    CommonOptions common;
    const po::options_description options = common_options(common, "text or json");
    const Result<Arguments> names = parse_arguments(arguments, options);
    if (!names) {
        return refuse(console, names.error());
    }
    if (common.help) {
        console.out(help_page(kUsage, po::options_description(), options));
        return kExitOk;
    }
    if (const Result<void> applied = apply_common(common, {"text", "json"}, console); !applied) {
        return refuse(console, applied.error());
    }
    if (names->size() > 1) {
        return refuse(console, {ErrorCode::invalid_argument, "explain takes one RULE, or none for the list"});
    }
    return explain(common, *names, console);
}

}  // namespace paddock::app
