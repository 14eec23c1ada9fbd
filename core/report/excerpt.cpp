#include "excerpt.hpp"

#include <utf8proc.h>

#include <algorithm>

#include "paddock/report.hpp"
#include "utf8.hpp"

namespace paddock {

namespace {

constexpr std::size_t kTabWidth = 4;
constexpr std::size_t kLineCells = 120;  ///< a longer line is cut
constexpr int kColumnsBefore = 60;       ///< kept before a mark that is far to the right
constexpr int kFarColumn = 100;

/// One character as it is shown, `at_cell` cells into the line.
struct Cell {
    std::string text;
    std::size_t width = 0;
};

Cell shown(std::string_view character, const Utf8Step& step, std::size_t at_cell) {
    if (step.valid && step.code_point == '\t') {
        const std::size_t width = kTabWidth - at_cell % kTabWidth;
        return {std::string(width, ' '), width};
    }
    std::string text = printable(character, false);
    if (text != character) {
        const std::size_t width = text.size();
        return {std::move(text), width};
    }
    const int width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(step.code_point));
    return {std::move(text), static_cast<std::size_t>(std::max(width, 0))};
}

}  // namespace

SourceLines::SourceLines(std::string_view source) : source_(source), begins_{0} {
    // As CPython ends lines: \n, \r\n, and a lone \r.
    for (std::size_t at = source.find_first_of("\r\n"); at != std::string_view::npos;
         at = source.find_first_of("\r\n", begins_.back())) {
        begins_.push_back(at + (source.substr(at, 2) == "\r\n" ? 2 : 1));
    }
}

Excerpt SourceLines::excerpt(const SourceRange& where) const {
    if (where.line < 1 || where.column < 1 || static_cast<std::size_t>(where.line) > begins_.size()) {
        return {};
    }
    std::string_view line = source_.substr(begins_[static_cast<std::size_t>(where.line) - 1]);
    line = line.substr(0, line.find_first_of("\r\n"));
    const int first_column = where.column > kFarColumn ? where.column - kColumnsBefore : 1;
    const int end_column =
        where.end_line == where.line ? where.end_column : where.column + static_cast<int>(kLineCells);

    Excerpt excerpt;
    excerpt.line = first_column > 1 ? "..." : "";
    std::size_t cells = excerpt.line.size();
    int column = 1;
    for (std::size_t at = 0; at < line.size(); ++column) {
        const Utf8Step step = next_utf8(line, at);
        if (column >= first_column) {
            if (cells >= kLineCells) {
                excerpt.line += "...";
                break;
            }
            const Cell cell = shown(line.substr(at, step.length), step, cells);
            excerpt.line += cell.text;
            excerpt.indent += column < where.column ? cell.width : 0;
            excerpt.underline += column >= where.column && column < end_column ? cell.width : 0;
            cells += cell.width;
        }
        at += step.length;
    }
    excerpt.indent += first_column > 1 ? 3 : 0;
    excerpt.underline = std::max<std::size_t>(excerpt.underline, 1);
    return excerpt;
}

}  // namespace paddock
