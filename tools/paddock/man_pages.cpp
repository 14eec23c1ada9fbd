#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "command_help.hpp"

namespace paddock::app {

namespace {

/// Text as roff takes it: man(7), groff_char(7). A line of ours never begins with a control character.
std::string roff(std::string_view text) {
    std::string out;
    for (const char byte : text) {
        switch (byte) {
            case '\\': out += "\\e"; break;
            case '-': out += "\\-"; break;
            case '`':
            case '\'': out += byte == '`' ? "\\(ga" : "\\(aq"; break;
            case '~': out += "\\(ti"; break;
            case '^': out += "\\(ha"; break;
            default: out += byte; break;
        }
    }
    return out.starts_with('.') ? "\\&" + out : out;
}

/// Text in lines of at most 80 bytes, as mandoc wants them.
std::string filled(std::string_view text) {
    constexpr std::size_t kLine = 80;
    std::string out;
    std::string line;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string word = roff(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (word.empty()) {
            continue;  // of two blanks in a row
        }
        if (!line.empty() && line.size() + 1 + word.size() > kLine) {
            out += line + "\n";
            line.clear();
        }
        line += (line.empty() ? "" : " ") + word;
    }
    return out + line + "\n";
}

std::string upper(std::string_view text) {
    std::string out(text);
    for (char& byte : out) {
        byte = byte >= 'a' && byte <= 'z' ? static_cast<char>(byte - 'a' + 'A') : byte;
    }
    return out;
}

std::string title(std::string_view name) {
    return fmt::format(".TH {} 1 \"\" \"paddock {}\" \"User Commands\"\n", upper(name), PADDOCK_VERSION);
}

std::string verbatim(const std::vector<std::string>& lines) {
    std::string out = ".nf\n";
    for (const std::string& line : lines) {
        out += roff(line) + "\n";
    }
    return out + ".fi\n";
}

std::string flag_entry(const FlagHelp& flag) {
    std::string head = ".TP\n";
    head += flag.letter != '\0' ? fmt::format("\\fB\\-{}\\fR, ", flag.letter) : "";
    head += fmt::format("\\fB\\-\\-{}\\fR", roff(flag.name));
    head += flag.value.empty() ? "" : fmt::format(" \\fI{}\\fR", roff(flag.value));
    return head + "\n" + filled(flag.text);
}

std::string paragraph(std::string_view text, bool first) {
    if (!text.starts_with("  ")) {
        return (first ? "" : ".PP\n") + filled(text);
    }
    text.remove_prefix(2);
    const std::size_t end = std::min(text.find("  "), text.size());
    const std::size_t rest = std::min(text.find_first_not_of(' ', end), text.size());
    return fmt::format(".TP\n\\fB{}\\fR\n{}", roff(text.substr(0, end)), filled(text.substr(rest)));
}

std::string see_also(std::string_view but, const std::vector<CommandHelp>& commands) {
    std::string out = ".SH SEE ALSO\n";
    out += but.empty() ? "" : ".BR paddock (1),\n";
    for (std::size_t index = 0; index < commands.size(); ++index) {
        if (commands[index].name != but) {
            const bool last =
                index + 1 == commands.size() || (index + 2 == commands.size() && commands.back().name == but);
            fmt::format_to(std::back_inserter(out), ".BR paddock\\-{} (1){}\n", roff(commands[index].name),
                           last ? "" : ",");
        }
    }
    return out;
}

}  // namespace

std::string man_page(const CommandHelp& command, const std::vector<CommandHelp>& commands) {
    std::string out = title("paddock-" + command.name);
    fmt::format_to(std::back_inserter(out), ".SH NAME\npaddock\\-{} \\- {}\n.SH SYNOPSIS\n{}.SH DESCRIPTION\n",
                   roff(command.name), roff(command.summary), verbatim(command.synopsis));
    for (std::size_t index = 0; index < command.paragraphs.size(); ++index) {
        out += paragraph(command.paragraphs[index], index == 0);
    }
    out += ".SH OPTIONS\n";
    for (const FlagHelp& flag : command.flags()) {
        out += flag_entry(flag);
    }
    if (!command.exit_status.empty()) {
        out += ".SH EXIT STATUS\n" + filled(command.exit_status);
    }
    if (!command.examples.empty()) {
        out += ".SH EXAMPLES\n" + verbatim(command.examples);
    }
    return out + see_also(command.name, commands);
}

std::string man_page(const std::vector<CommandHelp>& commands) {
    std::string out = title("paddock");
    out +=
        ".SH NAME\npaddock \\- judge trading strategies, and run the approved ones in a sandbox\n"
        ".SH SYNOPSIS\n.B paddock\n.I COMMAND\n[FLAGS] ...\n"
        ".SH DESCRIPTION\n";
    out += filled(
        "Looks over Python trading strategies that an AI model wrote, scores how risky each is under a policy that a "
        "person wrote, and runs the approved ones where they can do no harm.");
    out += ".SH COMMANDS\n";
    for (const CommandHelp& command : commands) {
        fmt::format_to(std::back_inserter(out), ".TP\n.BR paddock\\-{} (1)\n{}\n", roff(command.name),
                       roff(command.summary));
    }
    return out + see_also({}, commands);
}

}  // namespace paddock::app
