#include "parse/condense.hpp"

namespace paddock {
namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\f';
}

bool begins_line(Tok kind) {
    return kind == Tok::newline || kind == Tok::indent || kind == Tok::dedent;
}

}  // namespace

Condensed::Condensed(std::string_view normal, const Tokens& tokens) : normal_(normal) {
    text_.reserve(normal.size());
    stretches_.push_back({0, 0});
    Tok before = Tok::newline;
    std::uint32_t end = 0;
    for (const Token& token : tokens.list) {
        if (token.kind == Tok::end) break;  // those of fields in f-strings come behind it
        if (token.kind == Tok::newline) {
            add(token.start, token.end);
        } else if (token.kind != Tok::indent && token.kind != Tok::dedent) {
            const bool strings = token.kind == Tok::string && before == Tok::string;  // "a""b": """" would be another
            if (begins_line(before)) {
                add_indentation(token.start);
            } else if (token.start == end + 1) {
                add(end, token.start);
            } else if (token.start > end || strings) {
                text_.push_back(' ');
            }
            token.kind == Tok::string ? add_string(token) : add(token.start, token.end);
        }
        before = token.kind;
        end = token.end;
    }
    finish();
}

void Condensed::add(std::uint32_t from, std::uint32_t to) {
    const auto place = static_cast<std::uint32_t>(text_.size());
    const Stretch& last = stretches_.back();
    if (from - last.origin != place - last.place) stretches_.push_back({place, from});
    text_.append(normal_, from, to - from);
}

void Condensed::add_string(const Token& token) {
    std::uint32_t open = token.start;
    bool formatted = false;
    for (; normal_[open] != '"' && normal_[open] != '\''; ++open) {
        const char c = normal_[open];
        formatted |= c == 'f' || c == 'F' || c == 't' || c == 'T';
    }
    if (formatted) return add(token.start, token.end);
    const char quote = normal_[open];
    const bool triple = token.end - open >= 6 && normal_[open + 1] == quote && normal_[open + 2] == quote;
    const std::uint32_t quotes = triple ? 3 : 1;
    add(token.start, open + quotes);
    add(token.end - quotes, token.end);
}

void Condensed::add_indentation(std::uint32_t start) {
    std::uint32_t from = start;
    while (from > 0 && is_blank(normal_[from - 1])) --from;
    add(from, start);
}

void Condensed::finish() {
    first_.reserve(text_.size() / kBlock + 2);
    std::uint32_t stretch = 0;
    for (std::uint32_t place = 0; place <= text_.size(); place += kBlock) {
        while (stretch + 1 < stretches_.size() && stretches_[stretch + 1].place <= place) ++stretch;
        first_.push_back(stretch);
    }
}

const Condensed::Stretch& Condensed::stretch_at(std::uint32_t place) const {
    std::uint32_t stretch = first_[place / kBlock];
    while (stretch + 1 < stretches_.size() && stretches_[stretch + 1].place <= place) ++stretch;
    return stretches_[stretch];
}

std::uint32_t Condensed::start_of(std::uint32_t place) const {
    const Stretch& stretch = stretch_at(place);
    return stretch.origin + (place - stretch.place);
}

std::uint32_t Condensed::end_of(std::uint32_t place) const {
    if (place == 0) return 0;
    return start_of(place - 1) + 1;
}

}  // namespace paddock
