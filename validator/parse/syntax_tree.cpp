#include "parse/syntax_tree.hpp"

#include <algorithm>

namespace paddock {
namespace {

struct Position {
    int line;
    int column;
};

/// A byte that is not the first of its code point.
bool continues(char byte) {
    return (static_cast<unsigned char>(byte) & 0xc0U) == 0x80U;
}

/// Bytes of that kind before `offset`.
std::uint32_t continuations_before(std::string_view text, const LineTable& lines, std::uint32_t offset) {
    if (lines.continuations.empty()) return 0;
    const std::uint32_t block = offset / LineTable::kBlock;
    const std::string_view rest = text.substr(block * LineTable::kBlock, offset % LineTable::kBlock);
    return lines.continuations[block] + static_cast<std::uint32_t>(std::count_if(rest.begin(), rest.end(), continues));
}

Position position_of(std::string_view text, const LineTable& lines, std::uint32_t offset) {
    offset = std::min(offset, static_cast<std::uint32_t>(text.size()));
    const auto after = std::upper_bound(lines.starts.begin(), lines.starts.end(), offset);
    const auto line = static_cast<std::size_t>(after - lines.starts.begin());  // from 1
    const bool marked =
        line == 1 && offset >= 3 && text.starts_with("\xef\xbb\xbf");  // CPython does not count the mark
    const std::uint32_t start = lines.starts[line - 1] + (marked ? 3U : 0U);
    const std::uint32_t inside = continuations_before(text, lines, offset) - continuations_before(text, lines, start);
    return {static_cast<int>(line), static_cast<int>(offset - start - inside) + 1};
}

std::vector<std::uint32_t> find_continuations(std::string_view text) {
    std::vector<std::uint32_t> before;
    if (std::none_of(text.begin(), text.end(), continues)) return before;
    before.reserve(text.size() / LineTable::kBlock + 1);
    std::uint32_t count = 0;
    for (std::size_t at = 0; at <= text.size(); at += LineTable::kBlock) {
        before.push_back(count);
        const std::string_view block = text.substr(at, LineTable::kBlock);
        count += static_cast<std::uint32_t>(std::count_if(block.begin(), block.end(), continues));
    }
    return before;
}

}  // namespace

SourceRange range_in(std::string_view text, const LineTable& lines, std::uint32_t start, std::uint32_t end) {
    const Position from = position_of(text, lines, start);
    const Position to = position_of(text, lines, end);
    return {from.line, from.column, to.line, to.column};
}

LineTable find_lines(std::string_view text) {
    LineTable lines;
    lines.starts.reserve(text.size() / 32 + 1);
    for (std::size_t at = 0; at < text.size(); ++at) {  // find_first_of() would search the set for each byte
        if (text[at] != '\n' && text[at] != '\r') continue;
        if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') ++at;
        lines.starts.push_back(static_cast<std::uint32_t>(at + 1));
    }
    lines.continuations = find_continuations(text);
    return lines;
}

}  // namespace paddock
