#include "notebook.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <exception>
#include <optional>

#include "paddock/sha256.hpp"

namespace paddock::app {

namespace {

namespace json = boost::json;

constexpr std::size_t kMaxNotebookBytes = 8 << 20;
constexpr std::size_t kMaxDepth = 64;
constexpr std::size_t kMaxCells = 5000;  ///< each is looked at by itself
constexpr std::string_view kSyntaxRule = "syntax-error";

std::string source_of(const json::value& source) {
    if (source.is_string()) {
        return std::string(source.as_string());
    }
    std::string text;
    for (const json::value& line : source.as_array()) {
        text += line.as_string();
    }
    return text;
}

/// nbformat 4, "Metadata": both are optional, and say python when the kernel is one of Python.
void check_language(const json::object& notebook) {
    const json::value* metadata = notebook.if_contains("metadata");
    for (const auto& [table, key] : {std::pair("kernelspec", "language"), std::pair("language_info", "name")}) {
        const json::value* info = metadata == nullptr ? nullptr : metadata->as_object().if_contains(table);
        const json::value* language = info == nullptr ? nullptr : info->as_object().if_contains(key);
        if (language != nullptr && language->as_string() != "python") {
            throw std::invalid_argument(fmt::format("its language is {}", std::string(language->as_string())));
        }
    }
}

struct Line {
    std::size_t begin;
    std::string_view text;  ///< without its end
};

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back({begin, text.substr(begin, end - begin)});
        begin = end + 1;
    }
    return lines;
}

/// IPython.core.inputtransformer2, "PromptStripper": taken off wherever the second line or the first has one, strings
/// included, so that the text that is judged would not be the text that runs.
bool is_prompt(std::string_view line) {
    if ((line.starts_with(">>>") || line.starts_with("...")) && (line.size() == 3 || line[3] == ' ')) {
        return true;
    }
    // Blanks there may be any of Unicode's.
    const auto begin = std::find_if(line.begin(), line.end(), [](char byte) { return byte > ' ' && byte < '\x7f'; });
    std::string_view rest = line.substr(static_cast<std::size_t>(begin - line.begin()));
    if (rest.starts_with("...")) {
        return rest.substr(std::min(rest.find_first_not_of('.'), rest.size())).starts_with(':');
    }
    constexpr std::string_view kIn = "In [";
    if (!rest.starts_with(kIn)) {
        return false;
    }
    rest.remove_prefix(kIn.size());
    const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    return digits > 0 && rest.substr(digits).starts_with("]:");
}

/// What begins a line of IPython's own and cannot begin one of Python's: magics, shell lines, help, autocall.
bool is_magic(std::string_view line) {
    const std::size_t first = line.find_first_not_of(" \t");
    const std::size_t last = line.find_last_not_of(" \t\r");
    return first != std::string_view::npos &&
           (std::string_view("%!?/,;").find(line[first]) != std::string_view::npos || line[last] == '?');
}

Finding finding_at(int line, std::string_view text, std::string message, std::string advice) {
    Finding finding;
    finding.rule = kSyntaxRule;
    finding.message = std::move(message);
    finding.advice = std::move(advice);
    // In code points: what does not continue a UTF-8 sequence.
    const auto width = std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; });
    finding.where = {line, 1, line, 1 + std::max(static_cast<int>(width), 1)};
    finding.critical = true;
    return finding;
}

/// The program that is judged, and what is wrong with cells besides.
struct Program {
    std::string text;    ///< as it stands in the notebook
    std::string judged;  ///< the same lines, with `pass` for those of IPython's own
    std::vector<NotebookCell> cells;
    std::vector<Finding> findings;
    std::vector<Finding> broken;  ///< one for each cell that is no whole Python of its own
    int lines = 0;
};

bool is_python(const std::string& text, const Validator& validator) {
    const Judgement judgement = validator.judge({"cell", text});
    return std::none_of(judgement.findings.begin(), judgement.findings.end(),
                        [](const Finding& finding) { return finding.rule == kSyntaxRule; });
}

/// The cell with `pass` for its magics, which become findings; the lines stay where they are.
std::string without_magics(const CodeCell& cell, int first_line, std::vector<Finding>& findings) {
    const std::vector<Line> lines = lines_of(cell.text);
    std::string text;
    bool foreign = false;  // the whole cell belongs to a cell magic
    bool begun = false;
    for (std::size_t index = 0; index < lines.size(); ++index) {
        const std::string_view line = lines[index].text;
        const std::size_t blanks = std::min(line.find_first_not_of(" \t"), line.size());
        foreign = foreign || (!begun && line.substr(blanks).starts_with("%%"));
        if ((foreign && !begun) || (!foreign && is_magic(line))) {
            findings.push_back(finding_at(first_line + static_cast<int>(index), line,
                                          foreign ? "a cell magic hands this cell to something that is not judged"
                                                  : "a line for IPython or the shell, which is not judged",
                                          "take it out, or write it in Python"));
            text += std::string(line.substr(0, blanks)) + "pass\n";
        } else {
            text += foreign ? "\n" : std::string(line) + "\n";
        }
        begun = begun || blanks < line.size();
    }
    return text;
}

/// Without `validator` the cell is not looked at by itself.
void add_cell(Program& program, const CodeCell& cell, const Validator* validator) {
    std::string text = cell.text;
    if (!text.ends_with('\n')) {
        text += '\n';
    }
    const std::string head = fmt::format("# %% cell {}\n", cell.number);
    const int first_line = program.lines + 2;
    program.cells.push_back({cell.number, first_line});
    const std::vector<Line> lines = lines_of(text);
    for (std::size_t index = 0; index < lines.size(); ++index) {
        if (is_prompt(lines[index].text)) {
            program.findings.push_back(finding_at(first_line + static_cast<int>(index), lines[index].text,
                                                  "IPython takes a prompt off this line, so that another text runs",
                                                  "take the prompt out"));
        }
    }
    std::string judged = text;
    if (validator != nullptr && !is_python(text, *validator)) {
        judged = without_magics(cell, first_line, program.findings);
        if (!is_python(judged, *validator)) {
            program.broken.push_back(finding_at(first_line, lines.front().text,
                                                "this cell is not whole Python of its own", "mend or remove it"));
        }
    }
    program.text += head + text;
    program.judged += head + judged;
    program.lines += 1 + static_cast<int>(lines.size());
}

/// Names that a kernel has and Python has not, and that lead to the shell: reads of them, by the validator's own facts.
void add_kernel_names(Program& program, const Validator& validator) {
    constexpr std::array<std::string_view, 3> kNames = {"get_ipython", "exit", "quit"};
    const json::value facts = json::parse(validator.facts_json({"notebook", program.judged}));
    for (const json::value& name : facts.at("names").as_array()) {
        const std::string_view text = name.at("name").as_string();
        if (std::find(kNames.begin(), kNames.end(), text) != kNames.end()) {
            Finding finding = finding_at(name.at("line").to_number<int>(), text,
                                         fmt::format("in a notebook {} leads to IPython, and so to the shell", text),
                                         "use another name, or take it out");
            finding.where.column = name.at("column").to_number<int>();
            finding.where.end_column = finding.where.column + static_cast<int>(text.size());
            program.findings.push_back(std::move(finding));
        }
    }
}

}  // namespace

Result<std::vector<CodeCell>> code_cells(std::string_view text) {
    if (text.size() > kMaxNotebookBytes) {
        return unexpected(ErrorCode::invalid_argument,
                          fmt::format("is a notebook larger than {} MiB; clear its outputs", kMaxNotebookBytes >> 20U));
    }
    try {
        json::parse_options options;
        options.max_depth = kMaxDepth;
        const json::value value = json::parse(text, {}, options);
        const json::object& notebook = value.as_object();
        if (notebook.at("nbformat").to_number<int>() != 4) {
            throw std::invalid_argument("its nbformat is not 4");
        }
        check_language(notebook);
        std::vector<CodeCell> cells;
        int number = 0;
        for (const json::value& cell : notebook.at("cells").as_array()) {
            ++number;
            if (cell.at("cell_type").as_string() == "code") {
                cells.push_back({number, source_of(cell.at("source"))});
            }
            if (cells.size() > kMaxCells) {
                throw std::invalid_argument(fmt::format("it has more than {} code cells", kMaxCells));
            }
        }
        return cells;
    } catch (const std::exception& failure) {
        return unexpected(ErrorCode::invalid_argument,
                          fmt::format("is no Python notebook of nbformat 4: {}", failure.what()));
    }
}

CheckedFile check_notebook(const std::string& path, const std::vector<CodeCell>& cells, const Validator& validator) {
    Program program;
    // More than the validator reads is rejected by it, and not looked at cell by cell before that.
    std::size_t bytes = 0;
    for (const CodeCell& cell : cells) {
        bytes += cell.text.size();
        add_cell(program, cell, bytes <= validator.policy().validator_limits.source_bytes ? &validator : nullptr);
    }
    if (bytes <= validator.policy().validator_limits.source_bytes) {
        add_kernel_names(program, validator);
    }
    CheckedFile file;
    file.path = path;
    file.cells = std::move(program.cells);
    file.judgement = validator.judge({path, std::move(program.judged)});
    std::vector<Finding>& findings = file.judgement.findings;
    // Said once: the whole tells where in the cell, when the cells do not complete each other.
    if (std::none_of(findings.begin(), findings.end(), [](const Finding& one) { return one.rule == kSyntaxRule; })) {
        program.findings.insert(program.findings.end(), program.broken.begin(), program.broken.end());
    }
    if (!program.findings.empty()) {
        findings.insert(findings.end(), program.findings.begin(), program.findings.end());
        std::stable_sort(findings.begin(), findings.end(),
                         [](const Finding& a, const Finding& b) { return a.where < b.where; });
        file.judgement.verdict = Verdict::rejected;
    }
    file.judgement.source_sha256 = sha256_hex(program.text);
    file.judgement.source.bytes = std::move(program.text);
    return file;
}

}  // namespace paddock::app
