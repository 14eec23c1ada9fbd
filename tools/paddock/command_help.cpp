#include "command_help.hpp"

#include <algorithm>
#include <boost/program_options/option.hpp>
#include <boost/program_options/value_semantic.hpp>

#include "paddock/load_policy.hpp"
#include "paddock/validator/validator.hpp"

namespace paddock::app {

namespace po = boost::program_options;

namespace {

std::vector<std::string> split(std::string_view text, std::string_view separator) {
    std::vector<std::string> parts;
    for (;;) {
        const std::size_t end = text.find(separator);
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(end + separator.size());
    }
}

bool is_word(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char byte) { return (byte >= 'a' && byte <= 'z') || byte == '-'; });
}

/// "text, json or jsonl" is a list of words; other text is none.
std::vector<std::string> listed_words(std::string_view text) {
    std::vector<std::string> words;
    for (const std::string& part : split(text, ", ")) {
        for (const std::string& word : split(part, " or ")) {
            if (!is_word(word)) {
                return {};
            }
            words.push_back(word);
        }
    }
    return words.size() > 1 ? words : std::vector<std::string>();
}

std::vector<std::string> choices_of(const FlagHelp& flag) {
    if (flag.name == "policy") {
        std::vector<std::string> names;
        for (const ShippedPolicy& policy : shipped_policies()) {
            names.emplace_back(policy.name);
        }
        return names;
    }
    return flag.value.empty() ? std::vector<std::string>() : listed_words(flag.text);
}

std::vector<FlagHelp> flags_of(const po::options_description& description) {
    std::vector<FlagHelp> flags;
    for (const auto& option : description.options()) {
        FlagHelp flag;
        flag.name = option->long_name();
        const std::string shown = option->format_name();  // "-j [ --jobs ]" or "--policy"
        flag.letter = shown.size() > 1 && shown[1] != '-' ? shown[1] : '\0';
        flag.value = option->semantic()->max_tokens() == 0 ? "" : option->semantic()->name();
        flag.text = option->description();
        flag.choices = choices_of(flag);
        flags.push_back(std::move(flag));
    }
    return flags;
}

/// "results" of "paddock results list|top FILE.db": list, top.
void add_subcommands(CommandHelp& help, const std::string& line) {
    const std::vector<std::string> words = split(line, " ");
    if (words.size() < 3) {
        return;
    }
    for (const std::string& word : split(words[2], "|")) {
        const bool known = std::find(help.subcommands.begin(), help.subcommands.end(), word) != help.subcommands.end();
        if (is_word(word) && !known) {
            help.subcommands.push_back(word);
        }
    }
}

/// Takes the page's text apart: blocks between empty lines.
void read_usage(CommandHelp& help, std::string_view usage) {
    constexpr std::string_view kUsage = "Usage: ";
    constexpr std::string_view kExit = "Exit code: ";
    constexpr std::string_view kExamples = "Examples:";
    enum class Block { synopsis, text, exit, examples } block = Block::synopsis;
    bool fresh = true;
    for (const std::string& line : split(usage, "\n")) {
        if (line.empty()) {
            block = block == Block::synopsis ? Block::text : block;
            fresh = true;
            continue;
        }
        if (line.starts_with(kExit) || line.starts_with(kExamples)) {
            block = line.starts_with(kExit) ? Block::exit : Block::examples;
        }
        switch (block) {
            case Block::synopsis:
                help.synopsis.push_back(line.substr(kUsage.size()));
                add_subcommands(help, help.synopsis.back());
                break;
            case Block::text:
                if (fresh || line.starts_with("  ")) {
                    help.paragraphs.push_back(line);
                } else {
                    help.paragraphs.back() += " " + line;
                }
                break;
            case Block::exit:
                help.exit_status += help.exit_status.empty() ? line.substr(kExit.size()) : " " + line;
                break;
            case Block::examples:
                if (line.starts_with("  ")) {
                    help.examples.push_back(line.substr(2));
                }
                break;
        }
        fresh = false;
    }
}

}  // namespace

std::vector<FlagHelp> CommandHelp::flags() const {
    std::vector<FlagHelp> all = own;
    all.insert(all.end(), common.begin(), common.end());
    return all;
}

std::vector<CommandHelp> all_help(Console& console) {
    std::vector<CommandHelp> all;
    for (const Command& command : commands()) {
        if (command.hidden) {
            continue;
        }
        CommandHelp help;
        help.name = command.name;
        help.summary = command.summary;
        take_help_pages(
            [&help](std::string_view usage, const po::options_description& own, const po::options_description& common) {
                read_usage(help, usage);
                help.own = flags_of(own);
                help.common = flags_of(common);
            });
        command.run({"--help"}, console);
        take_help_pages({});
        if (help.name == "explain") {
            for (const RulePage& page : rule_pages()) {
                help.subcommands.emplace_back(page.id);
            }
        }
        all.push_back(std::move(help));
    }
    return all;
}

}  // namespace paddock::app
