#include "parse/syntax_tree.hpp"

#include <algorithm>

namespace paddock {
namespace {

struct Position {
    int line;
    int column;
};

Position position_of(std::string_view text, const std::vector<std::uint32_t>& line_starts, std::uint32_t offset) {
    const auto after = std::upper_bound(line_starts.begin(), line_starts.end(), offset);
    const auto line = static_cast<std::size_t>(after - line_starts.begin());  // from 1
    int column = 1;
    const bool marked =
        line == 1 && offset >= 3 && text.starts_with("\xef\xbb\xbf");  // CPython does not count the mark
    for (std::uint32_t at = line_starts[line - 1] + (marked ? 3U : 0U); at < offset && at < text.size(); ++at) {
        const bool continuation = (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U;
        column += continuation ? 0 : 1;
    }
    return {static_cast<int>(line), column};
}

}  // namespace

SourceRange range_in(std::string_view text, const std::vector<std::uint32_t>& line_starts, std::uint32_t start,
                     std::uint32_t end) {
    const Position from = position_of(text, line_starts, start);
    const Position to = position_of(text, line_starts, end);
    return {from.line, from.column, to.line, to.column};
}

std::vector<std::uint32_t> find_line_starts(std::string_view text) {
    std::vector<std::uint32_t> starts{0};
    starts.reserve(text.size() / 32 + 1);
    for (std::size_t at = 0; at < text.size(); ++at) {  // find_first_of() would search the set for each byte
        if (text[at] != '\n' && text[at] != '\r') continue;
        if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') ++at;
        starts.push_back(static_cast<std::uint32_t>(at + 1));
    }
    return starts;
}

}  // namespace paddock
