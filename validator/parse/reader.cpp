#include "parse/reader.hpp"

#include <algorithm>

#include "facts/symbols.hpp"
#include "parse/depth_guard.hpp"

namespace paddock {

void Reader::read() {
    open_scope(ScopeKind::module);
    while (kind() != Tok::end) {
        if (kind() == Tok::newline) {
            ++at_;
            continue;
        }
        statement();
    }
    if (!failed()) close_scope();
}

bool Reader::is_word(std::uint32_t index, std::string_view word) const {
    return tokens_.list[index].kind == Tok::name && text_of(index) == word;
}

std::string_view Reader::text_of(std::uint32_t index) const {
    const Token& token = tokens_.list[index];
    return text_.substr(token.start, token.end - token.start);
}

std::string_view Reader::name_of(std::uint32_t index) {
    const std::string_view text = text_of(index);
    const bool ascii =
        std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
    return ascii ? text : fold_identifier(text, folded_);
}

bool Reader::accept(Tok wanted) {
    if (kind() != wanted) return false;
    ++at_;
    return true;
}

void Reader::expect(Tok wanted, std::string_view what) {
    if (!accept(wanted)) refuse_here(std::string(what));
}

/// The first refusal counts. What is left to read is nothing then, so that everything comes to its end.
void Reader::refuse(std::uint32_t index, std::string message) {
    const Token& token = tokens_.list[index];
    refuse_bytes(token.start, token.end, std::move(message));
}

void Reader::refuse_bytes(std::uint32_t start, std::uint32_t end, std::string message) {
    if (!failed()) tokens_.refusal = {start, end, false, std::move(message)};
    at_ = static_cast<std::uint32_t>(tokens_.list.size() - 1);
}

void Reader::limit(std::string message) {
    if (!failed()) refuse_here(std::move(message)), tokens_.refusal.is_limit = true;
}

void Reader::mark(std::uint32_t index, Role role, std::uint32_t from, std::uint32_t to) {
    Token& token = tokens_.list[index];
    token.role = role;
    token.from = from;
    if (to != 0) token.to = to;
}

std::uint32_t Reader::end_before() const {
    return at_ == 0 ? 0 : tokens_.list[at_ - 1].end;
}

}  // namespace paddock
