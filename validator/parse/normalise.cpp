#include "parse/normalise.hpp"

#include <algorithm>

namespace paddock {
namespace {

bool is_soft_keyword(std::string_view word) {
    return word == "print" || word == "exec" || word == "match" || word == "case" || word == "type";
}

void blank(std::string& text, std::uint32_t begin, std::uint32_t end) {
    std::fill(text.begin() + begin, text.begin() + end, ' ');
}

/// What stands between two tokens of one line.
void normalise_gap(std::string& text, const Token& left, const Token& right) {
    std::uint32_t end = right.start;
    if (right.kind == Tok::newline) {  // a comment behind the code stays
        const auto hash = std::find(text.begin() + left.end, text.begin() + end, '#');
        end = static_cast<std::uint32_t>(hash - text.begin());
    }
    blank(text, left.end, end);
}

bool begins_line(const Token& token) {
    return token.kind == Tok::newline || token.kind == Tok::indent || token.kind == Tok::dedent ||
           token.kind == Tok::end;
}

}  // namespace

std::string normalise(std::string_view text, const Tokens& tokens, const Reader& reader) {
    std::string result(text);
    const std::vector<Token>& list = tokens.list;
    for (std::size_t at = 0; at + 1 < list.size(); ++at) {
        const Token& here = list[at];
        const Token& next = list[at + 1];
        const bool same_line = !begins_line(here) && next.kind != Tok::end && next.kind != Tok::dedent;
        if (same_line && next.start > here.end + 1) normalise_gap(result, here, next);
        if (same_line && next.start == here.end + 1 && next.kind != Tok::newline) result[here.end] = ' ';
        if (here.kind == Tok::name && is_soft_keyword(text.substr(here.start, here.end - here.start))) {
            std::fill(result.begin() + here.start, result.begin() + here.end, 'x');
        }
    }
    for (const std::uint32_t index : reader.soft_keywords()) {
        const Token& token = list[index];
        result.replace(token.start, token.end - token.start, text.substr(token.start, token.end - token.start));
    }
    for (const Reader::Field& field : reader.fields()) {  // f"{x:=10}" has the format "=10"
        if (field.format != 0 && text[field.format + 1] == '=') result[field.format + 1] = '>';
    }
    return result;
}

}  // namespace paddock
