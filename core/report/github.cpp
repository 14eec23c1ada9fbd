#include <fmt/format.h>

#include "paddock/check_report.hpp"

namespace paddock {

namespace {

/// GitHub Actions, "Workflow commands": a percent sign and line ends are escaped in data, in properties colons and
/// commas as well. Threat: a name of the strategy's that ends the line and begins a command of its own.
std::string escaped(std::string_view text, bool property) {
    std::string out;
    for (const char byte : printable(text, false)) {
        const bool special = byte == '%' || (property && (byte == ':' || byte == ','));
        out += special ? fmt::format("%{:02X}", static_cast<unsigned char>(byte)) : std::string(1, byte);
    }
    return out;
}

std::string_view kind_of(const Finding& finding, Verdict verdict) {
    if (verdict == Verdict::approved) {
        return "notice";
    }
    return finding.critical || finding.rule == "syntax-error" ? "error" : "warning";  // both reject
}

std::string annotation(const CheckedFile& file, const Finding& finding) {
    const SourceRange& where = finding.where;
    std::string place;
    std::string cell;
    if (where.line > 0 && file.cells.empty()) {
        place = fmt::format(",line={},col={},endLine={},endColumn={}", where.line, where.column, where.end_line,
                            where.end_column);
    } else if (where.line > 0) {
        const ShownLine shown = shown_line(file, where.line);
        cell = fmt::format("cell {}, line {}: ", shown.cell, shown.line);
    }
    return fmt::format("::{} file={}{},title={}::{}{}{}{}\n", kind_of(finding, file.judgement.verdict),
                       escaped(file.path, true), place, escaped("paddock: " + finding.rule, true), cell,
                       escaped(finding.message, false), finding.advice.empty() ? "" : "; ",
                       escaped(finding.advice, false));
}

}  // namespace

std::string github_annotations(const CheckedFile& file) {
    std::string out;
    for (std::size_t index = 0; index < file.judgement.findings.size(); ++index) {
        if (index >= file.known.size() || !file.known[index]) {
            out += annotation(file, file.judgement.findings[index]);
        }
    }
    for (const std::string& warning : file.judgement.warnings) {
        out += fmt::format("::warning file={}::{}\n", escaped(file.path, true), escaped(warning, false));
    }
    return out;
}

}  // namespace paddock
