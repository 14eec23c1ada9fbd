// The match statement: Grammar/python.gram of CPython 3.11, and what its compiler refuses in patterns.
#include <algorithm>
#include <set>

#include "parse/depth_guard.hpp"
#include "parse/reader.hpp"

namespace paddock {
namespace {

bool is_imaginary(std::string_view number) {
    return number.ends_with('j') || number.ends_with('J');
}

}  // namespace

/// `match` begins a statement of that kind when its line ends in a colon and a case stands behind.
bool Reader::is_match_statement() const {
    if (!is_word(at_, "match")) return false;
    std::uint32_t index = at_ + 1;
    for (; token(index).kind != Tok::newline && token(index).kind != Tok::end; ++index) {
        const Tok here = token(index).kind;
        if (here == Tok::left_paren || here == Tok::left_square || here == Tok::left_brace) index = token(index).to;
    }
    return index > at_ + 2 && token(index).kind == Tok::newline && token(index - 1).kind == Tok::colon &&
           token(index + 1).kind == Tok::indent && is_word(index + 2, "case");
}

void Reader::match_statement() {
    soft_keywords_.push_back(at_++);
    const bool named = kind() == Tok::name && kind_after() == Tok::walrus;
    const Expression subject = named ? named_expression() : star_expressions();
    if (named && kind() == Tok::comma) return refuse_here("an assignment in a tuple without brackets");
    check_not_starred(subject);
    expect(Tok::colon, "a colon belongs here");
    expect(Tok::newline, "a line end belongs here");
    expect(Tok::indent, "an indented block belongs here");
    settle();
    std::uint32_t irrefutable = 0;
    while (kind() != Tok::dedent && kind() != Tok::end) {
        if (!is_word(at_, "case")) return refuse_here("`case` belongs here");
        if (irrefutable != 0) return refuse(irrefutable, "a case that leaves nothing to those behind it");
        soft_keywords_.push_back(at_);
        const std::uint32_t word = at_++;
        const Pattern pattern = case_patterns();
        const bool guarded = accept(Tok::if_);
        if (guarded) named_expression();
        if (pattern.irrefutable && !guarded) irrefutable = word;
        block();
    }
    expect(Tok::dedent, "the block should end here");
}

/// `case a, *b:` is a sequence without brackets.
Reader::Pattern Reader::case_patterns() {
    const bool star = kind() == Tok::star;
    Pattern first = star ? star_pattern() : pattern();
    if (!star && kind() != Tok::comma) return first;
    if (kind() != Tok::comma) refuse_here("a star outside a sequence");
    return sequence_items(Tok::colon, std::move(first), star);
}

/// What is left of a sequence behind its first item.
Reader::Pattern Reader::sequence_items(Tok close, Pattern first, bool first_is_star) {
    std::uint32_t stars = first_is_star ? 1 : 0;
    Pattern result;
    result.captures = std::move(first.captures);
    while (accept(Tok::comma)) {
        if (kind() == close || kind() == Tok::if_) break;
        const bool star = kind() == Tok::star;
        if (star && ++stars > 1) return refuse_here("two stars in one sequence"), result;
        const std::uint32_t where = at_;
        join(result.captures, star ? star_pattern().captures : pattern().captures, where);
    }
    return result;
}

Reader::Pattern Reader::star_pattern() {
    ++at_;
    if (!is_word(at_, "_")) return capture();
    ++at_;
    return {};
}

Reader::Pattern Reader::pattern() {
    const DepthGuard guard(*this);
    if (guard.too_deep()) return {};
    Pattern result = or_pattern();
    if (!accept(Tok::as)) return result;
    if (is_word(at_, "_")) return refuse_here("`_` binds nothing"), result;
    const std::uint32_t where = at_;
    if (result.irrefutable) refuse_here("an `as` behind a pattern that takes everything");
    join(result.captures, capture().captures, where);
    return result;
}

/// All alternatives bind the same names, and only the last may take everything.
Reader::Pattern Reader::or_pattern() {
    Pattern result = closed_pattern();
    while (kind() == Tok::bar) {
        if (result.irrefutable) return refuse_here("an alternative that leaves nothing to those behind it"), result;
        ++at_;
        const std::uint32_t where = at_;
        Pattern other = closed_pattern();
        std::sort(result.captures.begin(), result.captures.end());
        std::sort(other.captures.begin(), other.captures.end());
        if (result.captures != other.captures) return refuse(where, "alternatives that bind different names"), result;
        result.irrefutable = other.irrefutable;
    }
    return result;
}

Reader::Pattern Reader::closed_pattern() {
    const DepthGuard guard(*this);
    if (guard.too_deep()) return {};
    switch (kind()) {
        case Tok::name: return name_pattern();
        case Tok::left_paren:
        case Tok::left_square: return bracketed_pattern();
        case Tok::left_brace: return mapping_pattern();
        default: return literal_pattern();
    }
}

Reader::Pattern Reader::literal_pattern() {
    switch (kind()) {
        case Tok::none:
        case Tok::true_:
        case Tok::false_: ++at_; break;
        case Tok::string:
            for (std::uint32_t index = at_; token(index).kind == Tok::string; ++index) {
                const std::string_view prefix = text_of(index).substr(0, text_of(index).find_first_of("'\""));
                if (prefix.find_first_of("fF") != std::string_view::npos) {
                    return refuse(index, "an f-string as a pattern"), Pattern{};
                }
            }
            strings();
            break;
        default: number_pattern(); break;
    }
    return {};
}

/// 1, -1.5, 1 - 2j.
void Reader::number_pattern() {
    accept(Tok::minus);
    if (kind() != Tok::number) return refuse_here("a pattern belongs here");
    const std::uint32_t first = at_++;
    if (kind() != Tok::plus && kind() != Tok::minus) return;
    ++at_;
    if (kind() != Tok::number || is_imaginary(text_of(first)) || !is_imaginary(text_of(at_))) {
        return refuse_here("a number of a real and an imaginary part belongs here");
    }
    ++at_;
}

Reader::Pattern Reader::capture() {
    Pattern result;
    if (kind() != Tok::name || is_word(at_, "_")) return refuse_here("a name belongs here"), result;
    result.irrefutable = true;
    result.captures.push_back(name_of(at_));
    note_name(at_);
    bind(at_, Role::store);
    ++at_;
    return result;
}

/// A name alone binds, with dots behind it it is read, and with a bracket it is a class.
Reader::Pattern Reader::name_pattern() {
    const Tok after = kind_after();
    if (after != Tok::dot && after != Tok::left_paren) {
        if (!is_word(at_, "_")) return capture();
        ++at_;
        Pattern wildcard;
        wildcard.irrefutable = true;
        return wildcard;
    }
    const std::uint32_t first = at_;
    name_atom();
    while (accept(Tok::dot)) {
        if (kind() != Tok::name) return refuse_here("a name belongs behind the dot"), Pattern{};
        mark(at_, Role::attribute, token(first).start);
        ++at_;
    }
    return kind() == Tok::left_paren ? class_pattern() : Pattern{};
}

Reader::Pattern Reader::class_pattern() {
    Pattern result;
    std::set<std::string_view> keywords;
    ++at_;
    while (kind() != Tok::right_paren) {
        const std::uint32_t where = at_;
        if (kind() == Tok::name && kind_after() == Tok::assign) {
            mark(at_, Role::keyword);
            if (!keywords.insert(name_of(at_)).second || text_of(at_) == "__debug__") {
                return refuse_here("an attribute that cannot be asked for, or is asked for twice"), result;
            }
            at_ += 2;
        } else if (!keywords.empty()) {
            return refuse_here("a positional pattern behind a keyword"), result;
        }
        join(result.captures, pattern().captures, where);
        if (!accept(Tok::comma)) break;
    }
    expect(Tok::right_paren, "the patterns of the class should end here");
    return result;
}

Reader::Pattern Reader::bracketed_pattern() {
    const bool round = kind() == Tok::left_paren;
    const Tok close = round ? Tok::right_paren : Tok::right_square;
    ++at_;
    Pattern result;
    if (accept(close)) return result;
    const bool star = kind() == Tok::star;
    result = star ? star_pattern() : pattern();
    if (!round || kind() == Tok::comma) {
        result = sequence_items(close, std::move(result), star);
    } else if (star) {
        refuse_here("a star outside a sequence");
    }
    expect(close, "the pattern should end here");
    return result;
}

Reader::Pattern Reader::mapping_pattern() {
    Pattern result;
    std::set<std::string_view> keys;
    ++at_;
    while (kind() != Tok::right_brace) {
        const std::uint32_t where = at_;
        if (accept(Tok::double_star)) {
            join(result.captures, capture().captures, where);
            accept(Tok::comma);
            break;
        }
        if (kind() == Tok::name) {
            if (kind_after() != Tok::dot)
                return refuse_here("a key that is neither a literal nor an attribute"), result;
            name_pattern();
            if (!failed() && token(at_ - 1).kind == Tok::right_paren) return refuse(where, "a class as a key"), result;
        } else {
            literal_pattern();
            if (failed()) return result;
            const std::string_view key = text_.substr(token(where).start, end_before() - token(where).start);
            if (!keys.insert(key).second) return refuse(where, "a key that is there twice"), result;
        }
        expect(Tok::colon, "a colon belongs behind a key");
        join(result.captures, pattern().captures, where);
        if (!accept(Tok::comma)) break;
    }
    expect(Tok::right_brace, "the pattern should end here");
    return result;
}

void Reader::join(Captures& into, const Captures& more, std::uint32_t where) {
    for (const std::string_view name : more) {
        if (std::count(into.begin(), into.end(), name) > 0) return refuse(where, "a name that is bound twice");
        into.push_back(name);
    }
}

}  // namespace paddock
