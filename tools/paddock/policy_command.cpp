#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/program_options/value_semantic.hpp>
#include <charconv>

#include "paddock/policy_reading.hpp"
#include "paddock/units.hpp"
#include "paddock/validator/validator.hpp"
#include "policy_tool.hpp"

namespace paddock::app {

namespace po = boost::program_options;

namespace {

constexpr std::string_view kUsage =
    "Usage: paddock policy new [FILE]\n"
    "       paddock policy lint|show|test [NAME|FILE]\n"
    "       paddock policy diff A B PATH...\n"
    "       paddock policy schema\n\n"
    "For people who write policies. Without NAME or FILE: the policy that `paddock check` would take here.\n"
    "  new     prints a commented policy to begin with, or writes it to FILE, which must not be there\n"
    "  lint    contradictions, entries without effect, rules that find nothing, missing tests\n"
    "  show    the effective policy, with the file and line that each value comes from\n"
    "  test    runs the [[rule.test]] cases\n"
    "  diff    judges strategies under two policies: which change verdict or score, and by which findings\n"
    "  schema  JSON Schema of policy files, for editors: `paddock policy schema > paddock.schema.json`\n"
    "Exit code: 0 nothing to say, 1 notes of lint, failed tests, or strategies that change, 2 wrong usage or "
    "policy.\n\n"
    "Examples:\n"
    "  paddock policy new paddock.toml\n"
    "  paddock policy test\n"
    "  paddock policy diff default paddock.toml strategies/\n";

struct Subcommand {
    std::string_view name;
    int (*run)(const PolicyLine& line, Console& console);
    std::size_t least_words;
    std::size_t most_words;
    std::string_view takes;
    std::string_view formats;  ///< besides text
};

constexpr std::size_t kAny = 1'000'000;

constexpr std::array<Subcommand, 6> kSubcommands = {{
    {"new", policy_new, 0, 1, "one FILE, or none to print", ""},
    {"lint", policy_lint, 0, 1, "one policy, or none for the one that is used here", "json"},
    {"show", policy_show, 0, 1, "one policy, or none for the one that is used here", "json"},
    {"test", policy_test, 0, 1, "one policy, or none for the one that is used here", "json"},
    {"diff", policy_diff, 3, kAny, "two policies and the strategies to judge", "json"},
    {"schema", policy_schema, 0, 0, "no argument", "json"},
}};

int refuse_subcommand(const std::string& given, Console& console) {
    std::vector<std::string_view> names;
    for (const Subcommand& sub : kSubcommands) {
        names.push_back(sub.name);
    }
    const std::string near = nearest(given, names);
    return refuse(console,
                  {ErrorCode::invalid_argument,
                   fmt::format("policy \"{}\" is none of {}{}; `paddock policy --help` says what they do", given,
                               fmt::join(names, ", "), near.empty() ? "" : fmt::format(", did you mean {}?", near))});
}

int run_subcommand(const Subcommand& sub, PolicyLine& line, Console& console) {
    std::vector<std::string_view> formats{"text"};
    if (!sub.formats.empty()) {
        formats.push_back(sub.formats);
    }
    if (const Result<void> applied = apply_common(line.common, formats, console); !applied) {
        return refuse(console, applied.error());
    }
    if (line.words.size() < sub.least_words || line.words.size() > sub.most_words) {
        return refuse(console,
                      {ErrorCode::invalid_argument,
                       fmt::format("policy {} takes {}; `paddock policy --help` has examples", sub.name, sub.takes)});
    }
    return sub.run(line, console);
}

}  // namespace

Result<Policy> policy_of(const PolicyLine& line) {
    PolicyReading unused;
    return policy_of(line, unused);
}

Result<Policy> policy_of(const PolicyLine& line, PolicyReading& reading) {
    if (!line.words.empty() && !line.common.policy.empty()) {
        return unexpected(ErrorCode::invalid_argument, fmt::format("both --policy {} and {} are given; give one",
                                                                   line.common.policy, line.words.front()));
    }
    return effective_policy(line.words.empty() ? line.common.policy : line.words.front(), {}, reading);
}

PolicyPlace split_place(const std::string& origin) {
    PolicyPlace place{origin, 0, 0};
    const std::size_t column = origin.rfind(':');
    const std::size_t line = column == std::string::npos || column == 0 ? column : origin.rfind(':', column - 1);
    if (line == std::string::npos) {
        return place;
    }
    const char* const end = origin.data() + origin.size();
    int line_number = 0;
    int column_number = 0;
    const auto read_line = std::from_chars(origin.data() + line + 1, origin.data() + column, line_number);
    const auto read_column = std::from_chars(origin.data() + column + 1, end, column_number);
    if (read_line.ptr == origin.data() + column && read_column.ptr == end) {
        place = {origin.substr(0, line), line_number, column_number};
    }
    return place;
}

int policy_command(const Arguments& arguments, Console& console) {
    PolicyLine line;
    po::options_description own("Flags of policy");
    auto add = own.add_options();
    add("extends", po::value(&line.extends)->value_name("NAME"), "new: the shipped policy to begin from (default)");
    add("name", po::value(&line.name)->value_name("NAME"), "new: what the policy is called (house-rules)");
    add("max-score", po::value(&line.max_score)->value_name("N"), "diff: approve scores up to N, under both");
    const po::options_description common = common_options(line.common, "text or json");
    po::options_description all;
    all.add(own).add(common);
    const Result<Arguments> words = parse_arguments(arguments, all);
    if (!words) {
        return refuse(console, words.error());
    }
    if (line.common.help || words->empty()) {
        line.common.help ? console.out(help_page(kUsage, own, common)) : console.err(kUsage);
        return line.common.help ? kExitOk : kExitUsage;
    }
    const auto sub = std::find_if(kSubcommands.begin(), kSubcommands.end(),
                                  [&](const Subcommand& one) { return one.name == words->front(); });
    if (sub == kSubcommands.end()) {
        return refuse_subcommand(words->front(), console);
    }
    line.words.assign(words->begin() + 1, words->end());
    return run_subcommand(*sub, line, console);
}

}  // namespace paddock::app
