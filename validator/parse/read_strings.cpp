// String literals: Parser/string_parser.c of CPython 3.11. F-strings are read as that version does it: their fields
// hold neither a backslash, nor a comment, nor the quotes of the f-string itself.
#include <array>
#include <cctype>
#include <optional>

#include "parse/character_names.hpp"
#include "parse/depth_guard.hpp"
#include "parse/reader.hpp"

namespace paddock {
namespace {

struct Literal {
    bool bytes = false;
    bool raw = false;
    bool formatted = false;
    std::uint32_t begin = 0;  ///< of what is between the quotes
    std::uint32_t end = 0;
};

Literal split_literal(std::string_view text, const Token& token) {
    Literal literal;
    std::uint32_t at = token.start;
    for (; text[at] != '\'' && text[at] != '"'; ++at) {
        const int letter = std::tolower(static_cast<unsigned char>(text[at]));
        literal.bytes |= letter == 'b';
        literal.raw |= letter == 'r';
        literal.formatted |= letter == 'f';
    }
    const bool triple = token.end - at >= 6 && text[at + 1] == text[at] && text[at + 2] == text[at];
    const std::uint32_t quotes = triple ? 3 : 1;
    literal.begin = at + quotes;
    literal.end = token.end - quotes;
    return literal;
}

bool is_hexadecimal(char c) {
    return std::isxdigit(static_cast<unsigned char>(c)) != 0;
}

char closing(char bracket) {
    return bracket == '(' ? ')' : bracket == '[' ? ']' : '}';
}

}  // namespace

/// Literals side by side are one.
Reader::Expression Reader::strings() {
    const DepthGuard guard(*this);
    Expression result;
    result.first = at_;
    if (guard.too_deep()) return result;
    std::optional<bool> bytes;
    while (kind() == Tok::string) {
        const Literal literal = split_literal(text_, token());
        if (bytes.value_or(literal.bytes) != literal.bytes) return refuse_here("bytes beside text"), result;
        bytes = literal.bytes;
        if (literal.bytes) {
            for (std::uint32_t at = literal.begin; at < literal.end; ++at) {
                if (static_cast<unsigned char>(text_[at]) < 0x80U) continue;
                return refuse_here("bytes hold ASCII characters only"), result;
            }
        }
        if (literal.formatted) {
            std::uint32_t at = literal.begin;
            const std::uint32_t index = at_;
            formatted(literal.end, literal.raw, 0, at);
            if (!failed()) at_ = index;
        } else if (!literal.raw) {
            check_escapes(literal.begin, literal.end, literal.bytes);
        }
        if (failed()) return result;
        ++at_;
    }
    return result;
}

/// \x, \u, \U and \N have to be whole.
void Reader::check_escapes(std::uint32_t begin, std::uint32_t end, bool bytes) {
    const std::string_view text = text_.substr(0, end);
    for (std::size_t at = text.find('\\', begin); at < end; at = text.find('\\', at + 2)) {
        const auto start = static_cast<std::uint32_t>(at);
        const char c = at + 1 < end ? text_[at + 1] : '\0';
        std::uint32_t digits = 0;
        if (c == 'x') {
            digits = 2;
        } else if (!bytes && c == 'u') {
            digits = 4;
        } else if (!bytes && c == 'U') {
            digits = 8;
        } else if (!bytes && c == 'N') {
            const std::size_t close = text.find('}', at);
            const bool braced = at + 2 < end && text_[at + 2] == '{' && close < end;
            if (!braced) return refuse_bytes(start, start + 2, "an escape \\N without a name");
            if (!is_character_name(text_.substr(at + 3, close - at - 3))) {
                return refuse_bytes(start, static_cast<std::uint32_t>(close) + 1,
                                    "the name of a character that is not known here; write the character, or \\u");
            }
            continue;
        } else {
            continue;
        }
        std::uint32_t value = 0;
        for (std::uint32_t digit = 0; digit < digits; ++digit) {
            const std::size_t place = at + 2 + digit;
            if (place >= end || !is_hexadecimal(text_[place])) {
                return refuse_bytes(start, start + 2, "an escape without all its digits");
            }
            const char h = text_[place];
            value = value * 16 + static_cast<std::uint32_t>(h <= '9' ? h - '0' : (h | 0x20) - 'a' + 10);
        }
        if (value > 0x10ffff) return refuse_bytes(start, start + 2, "an escape beyond the last character");
    }
}

/// The text of an f-string, or of a format inside it (level 1), up to `end` or to the brace that closes the format.
void Reader::formatted(std::uint32_t end, bool raw, int level, std::uint32_t& at) {
    std::uint32_t literal = at;
    while (at < end && !failed()) {
        const char c = text_[at];
        if (c == '\\' && !raw) {
            if (at + 1 < end && text_[at + 1] == 'N' && at + 2 < end && text_[at + 2] == '{') {
                const std::size_t close = text_.substr(0, end).find('}', at);
                at = close < end ? static_cast<std::uint32_t>(close) + 1 : end;
            } else {  // a brace behind it is looked at, any other character is not
                const bool brace = at + 1 < end && (text_[at + 1] == '{' || text_[at + 1] == '}');
                at += brace ? 1U : 2U;
            }
            continue;
        }
        if (c != '{' && c != '}') {
            ++at;
            continue;
        }
        if (level == 0 && at + 1 < end && text_[at + 1] == c) {
            at += 2;
            continue;
        }
        if (!raw) check_escapes(literal, at, false);
        if (c == '}') {
            if (level == 0) refuse_bytes(at, at + 1, "a single } in an f-string");
            return;
        }
        field(end, raw, level, at);
        literal = at;
    }
    if (at > end) at = end;
    if (!raw && !failed()) check_escapes(literal, at, false);
}

/// One replacement field, from its brace on.
void Reader::field(std::uint32_t end, bool raw, int level, std::uint32_t& at) {
    if (level >= 2) return refuse_bytes(at, at + 1, "fields of an f-string too deep inside each other");
    Field field;
    field.start = at++;
    const std::uint32_t expression_end = end_of_field_expression(at, end);
    if (failed()) return;
    field_expression(at, expression_end);
    at = expression_end;
    const auto is_blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    if (at < end && text_[at] == '=') {
        do {
            ++at;
        } while (at < end && is_blank(text_[at]));
    }
    if (at < end && text_[at] == '!') {
        ++at;
        if (at >= end || (text_[at] != 's' && text_[at] != 'r' && text_[at] != 'a')) {
            return refuse_bytes(at - 1, at, "a conversion other than !s, !r and !a");
        }
        ++at;
    }
    if (at < end && text_[at] == ':') {
        field.format = at++;
        formatted(end, raw, level + 1, at);
    }
    if (failed()) return;
    if (at >= end || text_[at] != '}')
        return refuse_bytes(field.start, at, "a field of an f-string that is not closed");
    field.end = ++at;
    fields_.push_back(field);
}

/// Where the expression of a field ends: at the `!`, `:`, `=` or `}` that belongs to the field.
std::uint32_t Reader::end_of_field_expression(std::uint32_t begin, std::uint32_t end) {
    std::string open;
    for (std::uint32_t at = begin; at < end; ++at) {
        const char c = text_[at];
        const char next = at + 1 < end ? text_[at + 1] : '\0';
        switch (c) {
            case '\\': refuse_bytes(at, at + 1, "a backslash in a field of an f-string"); return at;
            case '#': refuse_bytes(at, at + 1, "a comment in a field of an f-string"); return at;
            case '\'':
            case '"': {
                const bool triple = next == c && at + 2 < end && text_[at + 2] == c;
                const std::string quotes(triple ? 3 : 1, c);
                const std::size_t close = text_.substr(0, end).find(quotes, at + quotes.size());
                if (close >= end) {
                    refuse_bytes(at, at + 1, "a string in a field of an f-string that is not closed");
                    return at;
                }
                for (std::size_t inside = at; inside < close; ++inside) {
                    if (text_[inside] != '\\') continue;
                    const auto place = static_cast<std::uint32_t>(inside);
                    refuse_bytes(place, place + 1, "a backslash in a field of an f-string");
                    return at;
                }
                at = static_cast<std::uint32_t>(close + quotes.size()) - 1;
                continue;
            }
            case '(':
            case '[':
            case '{': open.push_back(closing(c)); continue;
            default: break;
        }
        if (open.empty()) {
            if ((c == '!' || c == '=' || c == '<' || c == '>') && next == '=') {
                ++at;
            } else if (c == '!' || c == ':' || c == '}' || c == '=') {
                return at;
            }
        } else if (c == ')' || c == ']' || c == '}') {
            if (open.back() != c) break;
            open.pop_back();
            continue;
        }
        if (open.empty() && (c == ')' || c == ']')) break;
    }
    refuse_bytes(begin - 1, begin, "a field of an f-string that is not closed");
    return begin;
}

/// As if it stood in parentheses.
void Reader::field_expression(std::uint32_t begin, std::uint32_t end) {
    const std::uint32_t outer = at_;
    at_ = static_cast<std::uint32_t>(tokens_.list.size());
    tokenize_expression(text_, begin, end, tokens_);
    if (failed()) {
        at_ = static_cast<std::uint32_t>(tokens_.list.size() - 1);
        return;
    }
    if (kind() == Tok::end) return refuse_bytes(begin - 1, begin, "a field of an f-string without an expression");
    const std::uint32_t first = at_;
    const std::size_t pending = pending_.size();
    const std::size_t names = scopes_.back().names.size();
    const Expression value = kind() == Tok::yield ? yield_expression() : star_named_expression();
    if (at_comprehension() && value.shape != Shape::yield && value.shape != Shape::starred) {
        comprehension(first, pending, names, true);
    } else if (kind() == Tok::comma && value.shape != Shape::yield) {
        while (accept(Tok::comma) && kind() != Tok::end) star_named_expression();
    } else {
        check_not_starred(value);
    }
    if (kind() != Tok::end) refuse_here("the field of an f-string should end here");
    if (!failed()) at_ = outer;
}

}  // namespace paddock
