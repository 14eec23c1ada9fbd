#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "command.hpp"

namespace paddock::app {

/// A flag as --help has it.
struct FlagHelp {
    std::string name;    ///< "jobs"
    char letter = '\0';  ///< 'j', or none
    std::string value;   ///< "N"; empty: a switch
    std::string text;
    std::vector<std::string> choices;  ///< the words that it takes, where those are all or most of it
};

/// A command's page, taken apart: the one source of --help, the man pages and the completions.
struct CommandHelp {
    std::string name;
    std::string summary;
    std::vector<std::string> synopsis;    ///< "paddock check [FLAGS] PATH..."
    std::vector<std::string> paragraphs;  ///< each in one line; "  word  text" is an entry of a list
    std::string exit_status;              ///< in one line; may be empty
    std::vector<std::string> examples;    ///< lines
    std::vector<FlagHelp> own;
    std::vector<FlagHelp> common;
    std::vector<std::string> subcommands;  ///< "list" of `paddock results list`

    [[nodiscard]] std::vector<FlagHelp> flags() const;
};

/// Asks each command that is in the short help for its page.
[[nodiscard]] std::vector<CommandHelp> all_help(Console& console);

/// The roff source of paddock(1), and of paddock-NAME(1).
[[nodiscard]] std::string man_page(const std::vector<CommandHelp>& commands);
[[nodiscard]] std::string man_page(const CommandHelp& command, const std::vector<CommandHelp>& commands);

[[nodiscard]] std::string bash_completion(const std::vector<CommandHelp>& commands);
[[nodiscard]] std::string zsh_completion(const std::vector<CommandHelp>& commands);
[[nodiscard]] std::string fish_completion(const std::vector<CommandHelp>& commands);

}  // namespace paddock::app
