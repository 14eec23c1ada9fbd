#include <fmt/format.h>

#include <iterator>

#include "command_help.hpp"

namespace paddock::app {

namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) {
        out += (out.empty() ? "" : " ") + word;
    }
    return out;
}

/// Between single quotes in bash and zsh.
std::string quoted(std::string_view text) {
    std::string out = "'";
    for (const char byte : text) {
        out += byte == '\'' ? "'\\''" : std::string(1, byte);
    }
    return out + "'";
}

/// Between single quotes in fish, which knows backslashes there.
std::string fish_quoted(std::string_view text) {
    std::string out = "'";
    for (const char byte : text) {
        out += byte == '\'' || byte == '\\' ? fmt::format("\\{}", byte) : std::string(1, byte);
    }
    return out + "'";
}

/// What _arguments reads in a description.
std::string zsh_escaped(std::string_view text) {
    std::string out;
    for (const char byte : text) {
        out += byte == '[' || byte == ']' || byte == ':' || byte == '\\' ? fmt::format("\\{}", byte)
                                                                         : std::string(1, byte);
    }
    return out;
}

std::vector<std::string> flag_words(const CommandHelp& command) {
    std::vector<std::string> words;
    for (const FlagHelp& flag : command.flags()) {
        words.push_back("--" + flag.name);
        if (flag.letter != '\0') {
            words.push_back(fmt::format("-{}", flag.letter));
        }
    }
    return words;
}

/// Values that are no words and no files: nothing is offered for them.
bool is_path(const FlagHelp& flag) {
    for (const std::string_view kind : {"FILE", "DIR", "SRC", "PATH"}) {
        if (flag.value.find(kind) != std::string::npos) {
            return true;
        }
    }
    return flag.name == "backend" || flag.name == "policy";
}

std::string bash_values(const CommandHelp& command) {
    std::string out;
    for (const FlagHelp& flag : command.flags()) {
        if (flag.value.empty()) {
            continue;
        }
        const std::string letter = flag.letter == '\0' ? "" : fmt::format(" | {}:-{}", command.name, flag.letter);
        fmt::format_to(std::back_inserter(out), "        {}:--{}{})\n            words={}\n            value=yes\n",
                       command.name, flag.name, letter, quoted(joined(flag.choices)));
        if (!is_path(flag)) {
            out += "            files=no\n";
        }
        out += "            ;;\n";
    }
    return out;
}

std::string zsh_value(const FlagHelp& flag) {
    if (flag.value.empty()) {
        return {};
    }
    const std::string words = flag.choices.empty() ? "" : fmt::format("({})", joined(flag.choices));
    const std::string action =
        !is_path(flag)         ? words
        : flag.choices.empty() ? "_files"
                               : fmt::format("{{_alternative \"words\\:word\\:{}\" \"files\\:file\\:_files\"}}", words);
    return fmt::format(":{}:{}", zsh_escaped(flag.value), action);
}

std::string zsh_flag(const FlagHelp& flag) {
    const std::string text = fmt::format("[{}]{}", zsh_escaped(flag.text), zsh_value(flag));
    const std::string_view equals = flag.value.empty() ? "" : "=";
    if (flag.letter == '\0') {
        return quoted(fmt::format("*--{}{}{}", flag.name, equals, text));
    }
    return fmt::format("'*'{{-{}{},--{}{}}}{}", flag.letter, flag.value.empty() ? "" : "+", flag.name, equals,
                       quoted(text));
}

}  // namespace

std::string bash_completion(const std::vector<CommandHelp>& commands) {
    std::vector<std::string> names;
    std::string flags;
    std::string values;
    std::string subcommands;
    for (const CommandHelp& command : commands) {
        names.push_back(command.name);
        fmt::format_to(std::back_inserter(flags), "            {}) words={} ;;\n", command.name,
                       quoted(joined(flag_words(command))));
        values += bash_values(command);
        if (!command.subcommands.empty()) {
            fmt::format_to(std::back_inserter(subcommands), "            {}) words={} ;;\n", command.name,
                           quoted(joined(command.subcommands)));
        }
    }
    return fmt::format(
        R"(# bash completion for paddock, made from its own descriptions (paddock manual)
_paddock() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD - 1]}} command=${{COMP_WORDS[1]-}}
    local words= value=no files=yes
    COMPREPLY=()
    if [[ $current == = ]]; then
        current=
    elif [[ $previous == = ]]; then
        previous=${{COMP_WORDS[COMP_CWORD - 2]}}
    fi
    if ((COMP_CWORD == 1)); then
        mapfile -t COMPREPLY < <(compgen -W '{} --help --version' -- "$current")
        return
    fi
    case $command:$previous in
{}    esac
    if [[ $value == no && $current == -* ]]; then
        case $command in
{}        esac
        files=no
    elif [[ $value == no && $COMP_CWORD == 2 ]]; then
        case $command in
{}        esac
    fi
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
    if [[ $files == yes ]]; then
        mapfile -t -O "${{#COMPREPLY[@]}}" COMPREPLY < <(compgen -f -- "$current")
        compopt -o filenames 2>/dev/null
    fi
}}
complete -F _paddock paddock
)",
        joined(names), values, flags, subcommands);
}

std::string zsh_completion(const std::vector<CommandHelp>& commands) {
    std::string list;
    std::string functions;
    for (const CommandHelp& command : commands) {
        fmt::format_to(std::back_inserter(list), "        {}\n",
                       quoted(fmt::format("{}:{}", command.name, zsh_escaped(command.summary))));
        fmt::format_to(std::back_inserter(functions), "_paddock_{}() {{\n    _arguments -s \\\n", command.name);
        for (const FlagHelp& flag : command.flags()) {
            functions += "        " + zsh_flag(flag) + " \\\n";
        }
        if (!command.subcommands.empty()) {
            functions += "        " + quoted(fmt::format("1:word:({})", joined(command.subcommands))) + " \\\n";
        }
        functions += "        '*:file:_files'\n}\n\n";
    }
    return fmt::format(
        R"(#compdef paddock
# zsh completion for paddock, made from its own descriptions (paddock manual)

{}_paddock() {{
    local -a commands=(
{}    )
    local context state line
    _arguments -C '1:command:->command' '*::argument:->argument'
    case $state in
        command) _describe command commands ;;
        argument) (( $+functions[_paddock_$words[1]] )) && _paddock_$words[1] ;;
    esac
}}

_paddock "$@"
)",
        functions, list);
}

std::string fish_completion(const std::vector<CommandHelp>& commands) {
    std::string out = "# fish completion for paddock, made from its own descriptions (paddock manual)\n";
    for (const CommandHelp& command : commands) {
        fmt::format_to(std::back_inserter(out), "complete -c paddock -f -n __fish_use_subcommand -a {} -d {}\n",
                       command.name, fish_quoted(command.summary));
        const std::string condition = fish_quoted("__fish_seen_subcommand_from " + command.name);
        for (const FlagHelp& flag : command.flags()) {
            fmt::format_to(std::back_inserter(out), "complete -c paddock -n {} -l {}{}", condition, flag.name,
                           flag.letter == '\0' ? "" : fmt::format(" -s {}", flag.letter));
            if (!flag.value.empty()) {
                out += is_path(flag) ? " -r -F" : " -x";
            }
            out += flag.choices.empty() ? "" : fmt::format(" -a {}", fish_quoted(joined(flag.choices)));
            fmt::format_to(std::back_inserter(out), " -d {}\n", fish_quoted(flag.text));
        }
        for (const std::string& word : command.subcommands) {
            fmt::format_to(std::back_inserter(out), "complete -c paddock -n {} -a {}\n", condition, word);
        }
    }
    return out;
}

}  // namespace paddock::app
