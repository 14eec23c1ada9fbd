// Expressions: Grammar/python.gram of CPython 3.11, from star_expressions to arguments.
#include <utility>

#include "parse/depth_guard.hpp"
#include "parse/reader.hpp"

namespace paddock {
namespace {

/// How tightly an operator binds (Language reference, 6.17).
enum Precedence : int { kNone, kOr, kAnd, kNot, kComparison, kBar, kCaret, kAmpersand, kShift, kSum, kTerm, kFactor };

int precedence_of(Tok kind) {
    switch (kind) {
        case Tok::or_: return kOr;
        case Tok::and_: return kAnd;
        case Tok::not_:  // `not in`
        case Tok::in:
        case Tok::is:
        case Tok::less:
        case Tok::greater:
        case Tok::equal:
        case Tok::not_equal:
        case Tok::less_equal:
        case Tok::greater_equal: return kComparison;
        case Tok::bar: return kBar;
        case Tok::caret: return kCaret;
        case Tok::ampersand: return kAmpersand;
        case Tok::left_shift:
        case Tok::right_shift: return kShift;
        case Tok::plus:
        case Tok::minus: return kSum;
        case Tok::star:
        case Tok::slash:
        case Tok::double_slash:
        case Tok::percent:
        case Tok::at: return kTerm;
        default: return kNone;
    }
}

/// What may follow a comma that ends a tuple without brackets.
bool begins_expression(Tok kind) {
    switch (kind) {
        case Tok::name:
        case Tok::number:
        case Tok::string:
        case Tok::false_:
        case Tok::none:
        case Tok::true_:
        case Tok::await:
        case Tok::lambda:
        case Tok::not_:
        case Tok::left_paren:
        case Tok::left_square:
        case Tok::left_brace:
        case Tok::plus:
        case Tok::minus:
        case Tok::tilde:
        case Tok::star:
        case Tok::ellipsis: return true;
        default: return false;
    }
}

}  // namespace

Reader::Expression Reader::yield_or_star_expressions() {
    return kind() == Tok::yield ? yield_expression() : star_expressions();
}

Reader::Expression Reader::yield_expression() {
    Expression result;
    result.first = at_;
    result.shape = Shape::yield;
    const std::uint32_t word = at_++;
    if (in_annotation_) refuse(word, "a yield in an annotation");
    const bool from = accept(Tok::from);
    pending_.push_back({from ? Pending::What::yield_from : Pending::What::yield, word, false});
    if (from) {
        expression();
    } else if (begins_expression(kind())) {
        check_not_starred(star_expressions());
    }
    return result;
}

/// `a`, `*a`, `a, *b`: a tuple when there is a comma.
Reader::Expression Reader::star_expressions() {
    Expression result = star_expression();
    if (kind() != Tok::comma) return result;
    std::uint32_t stars = result.shape == Shape::starred ? 1 : 0;
    bool target = result.target, deletable = result.deletable && stars == 0;
    while (accept(Tok::comma)) {
        if (!begins_expression(kind())) break;
        const Expression item = star_expression();
        stars += item.shape == Shape::starred ? 1 : 0;
        target = target && item.target;
        deletable = deletable && item.deletable && item.shape != Shape::starred;
    }
    result.shape = Shape::tuple;
    result.target = target && stars <= 1;
    result.single = false;
    result.deletable = deletable;
    return result;
}

Reader::Expression Reader::star_expression() {
    if (kind() != Tok::star) return expression();
    Expression result;
    result.first = at_++;
    const Expression inner = operation(kBar);
    result.shape = Shape::starred;
    result.target = inner.target;
    return result;
}

Reader::Expression Reader::named_expression() {
    if (kind() != Tok::name || kind_after() != Tok::walrus) return expression();
    Expression result;
    result.first = at_;
    const std::uint32_t name = at_++;
    const std::uint32_t sign = at_++;
    note_name(name);
    bind(name, Role::store);
    if (in_annotation_) refuse(name, "an assignment in an annotation");
    if (in_iterable_) refuse(name, "an assignment in what a comprehension goes through");
    pending_.push_back({Pending::What::walrus, name, false});
    expression();
    mark(sign, Role::named, token(name).start, end_before());
    return result;
}

Reader::Expression Reader::star_named_expression() {
    return kind() == Tok::star ? star_expression() : named_expression();
}

Reader::Expression Reader::expression() {
    const DepthGuard guard(*this);
    if (guard.too_deep()) return {};
    if (kind() == Tok::lambda) return lambda();
    const Expression result = operation(kOr);
    if (kind() != Tok::if_) return result;
    const std::uint32_t word = at_++;
    operation(kOr);
    expect(Tok::else_, "an `else` belongs here");
    expression();
    mark(word, Role::conditional, token(result.first).start, end_before());
    Expression whole;
    whole.first = result.first;
    return whole;
}

Reader::Expression Reader::lambda() {
    Expression result;
    result.first = at_;
    const std::uint32_t word = at_++;
    const std::vector<std::uint32_t> names = parameters(Tok::colon, false);
    expect(Tok::colon, "a colon belongs here");
    open_scope(ScopeKind::lambda);
    for (const std::uint32_t name : names) note_name(name);
    const bool outer = std::exchange(in_iterable_, false);
    expression();
    in_iterable_ = outer;
    if (!failed()) close_scope();
    mark(word, Role::lambda, token(word).start, end_before());
    return result;
}

/// Operators that bind at least as tightly as `least`.
Reader::Expression Reader::operation(int least) {
    const DepthGuard guard(*this);
    if (guard.too_deep()) return {};
    Expression left = prefix(least);
    for (;;) {
        const int precedence = precedence_of(kind());
        if (precedence < least || precedence == kNone) return left;
        if (kind() == Tok::not_ && kind_after() != Tok::in) return left;
        const std::uint32_t sign = at_++;
        if (token(sign).kind == Tok::not_) ++at_;
        if (token(sign).kind == Tok::is) accept(Tok::not_);
        operation(precedence + 1);
        mark(sign, Role::operation, token(left.first).start, end_before());
        Expression whole;
        whole.first = left.first;
        left = whole;
    }
}

/// `not`, signs, `await` and powers: what may stand in front of an operand.
Reader::Expression Reader::prefix(int least) {
    Expression result;
    result.first = at_;
    switch (kind()) {
        case Tok::not_: {
            if (least > kNot) return refuse_here("a `not` that needs brackets"), result;
            const std::uint32_t sign = at_++;
            operation(kNot);
            mark(sign, Role::operation, token(sign).start, end_before());
            return result;
        }
        case Tok::plus:
        case Tok::minus:
        case Tok::tilde: {
            const std::uint32_t sign = at_++;
            operation(kFactor);
            mark(sign, Role::operation, token(sign).start, end_before());
            return result;
        }
        default: break;
    }
    result = awaited();
    if (kind() != Tok::double_star) return result;
    const std::uint32_t sign = at_++;
    operation(kFactor);
    mark(sign, Role::operation, token(result.first).start, end_before());
    Expression whole;
    whole.first = result.first;
    return whole;
}

Reader::Expression Reader::awaited() {
    if (kind() != Tok::await) return primary();
    Expression result;
    result.first = at_;
    const std::uint32_t word = at_++;
    if (in_annotation_) refuse(word, "an await in an annotation");
    pending_.push_back({Pending::What::await, word, false});
    primary();
    return result;
}

/// An atom with what hangs on it: attributes, calls, subscripts.
Reader::Expression Reader::primary() {
    Expression result = atom();
    const std::uint32_t start = token(result.first).start;
    const auto becomes = [&](Shape shape, bool target) {
        result.shape = shape;
        result.target = result.single = result.deletable = target;
    };
    for (;;) {
        switch (kind()) {
            case Tok::dot:
                ++at_;
                if (kind() != Tok::name) return refuse_here("a name belongs behind the dot"), result;
                mark(at_, Role::attribute, start);
                ++at_;
                becomes(Shape::attribute, true);
                break;
            case Tok::left_paren: {
                const std::uint32_t close = token().to;
                arguments(false);
                if (failed()) return result;
                tokens_.list[close].role = Role::call;
                tokens_.list[close].from = start;
                becomes(Shape::other, false);
                break;
            }
            case Tok::left_square: {
                const std::uint32_t close = token().to;
                ++at_;
                slices();
                expect(Tok::right_square, "the subscript should end here");
                if (failed()) return result;
                tokens_.list[close].role = Role::subscript;
                tokens_.list[close].from = start;
                becomes(Shape::subscript, true);
                break;
            }
            default: return result;
        }
    }
}

Reader::Expression Reader::atom() {
    Expression result;
    result.first = at_;
    switch (kind()) {
        case Tok::name: return name_atom();
        case Tok::string: return strings();
        case Tok::left_paren: return parenthesized();
        case Tok::left_square: return square();
        case Tok::left_brace: return braces();
        case Tok::number:
        case Tok::none:
        case Tok::true_:
        case Tok::false_:
        case Tok::ellipsis: ++at_; return result;
        default: refuse_here("an expression belongs here"); return result;
    }
}

Reader::Expression Reader::name_atom() {
    Expression result;
    result.first = at_;
    result.shape = Shape::name;
    result.target = result.single = result.deletable = true;
    note_name(at_);
    mark(at_, Role::load);
    ++at_;
    return result;
}

bool Reader::at_comprehension() const {
    return kind() == Tok::for_ || (kind() == Tok::async && kind_after() == Tok::for_);
}

Reader::Expression Reader::parenthesized() {
    const DepthGuard guard(*this);
    if (guard.too_deep()) return {};
    Expression result;
    const std::uint32_t bracket = result.first = at_++;
    const std::size_t pending = pending_.size();
    const std::size_t names = scopes_.back().names.size();
    if (accept(Tok::right_paren)) {
        mark(bracket, Role::tuple);
        result.shape = Shape::tuple;
        result.target = result.deletable = true;
        return result;
    }
    const Expression first = kind() == Tok::yield ? yield_expression() : star_named_expression();
    if (at_comprehension() && first.shape != Shape::yield && first.shape != Shape::starred) {
        comprehension(bracket, pending, names, true);
    } else if (kind() == Tok::comma && first.shape != Shape::yield) {
        std::uint32_t stars = first.shape == Shape::starred ? 1 : 0;
        result.target = first.target;
        result.deletable = first.deletable && stars == 0;
        while (accept(Tok::comma) && kind() != Tok::right_paren) {
            const Expression item = star_named_expression();
            stars += item.shape == Shape::starred ? 1 : 0;
            result.target = result.target && item.target;
            result.deletable = result.deletable && item.deletable && item.shape != Shape::starred;
        }
        result.target = result.target && stars <= 1;
        result.shape = Shape::tuple;
        mark(bracket, Role::tuple);
    } else {
        check_not_starred(first);
        mark(bracket, Role::group);
        const std::uint32_t opened = result.first;
        result = first;
        result.first = opened;
        result.committed = first.single;
        if (first.shape == Shape::yield) result.shape = Shape::other;
    }
    expect(Tok::right_paren, "a closing parenthesis belongs here");
    return result;
}

Reader::Expression Reader::square() {
    const DepthGuard guard(*this);
    if (guard.too_deep()) return {};
    Expression result;
    const std::uint32_t bracket = result.first = at_++;
    const std::size_t pending = pending_.size();
    const std::size_t names = scopes_.back().names.size();
    result.shape = Shape::list;
    result.target = result.deletable = true;
    mark(bracket, Role::list);
    if (accept(Tok::right_square)) return result;
    std::uint32_t stars = 0;
    const auto add = [&](const Expression& item) {
        stars += item.shape == Shape::starred ? 1 : 0;
        result.target = result.target && item.target;
        result.deletable = result.deletable && item.deletable && item.shape != Shape::starred;
    };
    const Expression first = star_named_expression();
    add(first);
    if (at_comprehension() && first.shape != Shape::starred) {
        comprehension(bracket, pending, names, false);
        result = {};
        result.first = bracket;
    } else {
        while (accept(Tok::comma) && kind() != Tok::right_square) add(star_named_expression());
        result.target = result.target && stars <= 1;
    }
    expect(Tok::right_square, "a closing bracket belongs here");
    return result;
}

Reader::Expression Reader::braces() {
    const DepthGuard guard(*this);
    if (guard.too_deep()) return {};
    Expression result;
    const std::uint32_t bracket = result.first = at_++;
    const std::size_t pending = pending_.size();
    const std::size_t names = scopes_.back().names.size();
    mark(bracket, Role::dictionary);
    if (accept(Tok::right_brace)) return result;
    if (accept(Tok::double_star)) {
        operation(kBar);
        dictionary_rest();
        return result;
    }
    const bool named = kind() == Tok::name && kind_after() == Tok::walrus;
    const Expression first = star_named_expression();
    if (kind() == Tok::colon && first.shape != Shape::starred && !named) {
        ++at_;
        expression();
        if (!at_comprehension()) {
            dictionary_rest();
            return result;
        }
        comprehension(bracket, pending, names, false);
    } else if (at_comprehension() && first.shape != Shape::starred) {
        comprehension(bracket, pending, names, false);
    } else {
        mark(bracket, Role::set);
        while (accept(Tok::comma) && kind() != Tok::right_brace) star_named_expression();
    }
    expect(Tok::right_brace, "a closing brace belongs here");
    return result;
}

void Reader::dictionary_rest() {
    while (accept(Tok::comma) && kind() != Tok::right_brace) {
        if (accept(Tok::double_star)) {
            operation(kBar);
        } else {
            expression();
            expect(Tok::colon, "a colon belongs behind a key");
            expression();
        }
    }
    expect(Tok::right_brace, "a closing brace belongs here");
}

void Reader::slices() {
    if (kind() == Tok::right_square) return refuse_here("a subscript without anything in it");
    do {
        if (kind() == Tok::right_square) return;
        if (kind() == Tok::star) {
            ++at_;
            expression();
        } else {
            slice();
        }
    } while (accept(Tok::comma));
}

void Reader::slice() {
    if (kind() != Tok::colon) {
        const bool named = kind() == Tok::name && kind_after() == Tok::walrus;
        named_expression();
        if (kind() != Tok::colon) return;
        if (named) return refuse_here("an assignment as the bound of a slice");
    }
    const auto ends = [this] { return kind() == Tok::colon || kind() == Tok::comma || kind() == Tok::right_square; };
    ++at_;
    if (!ends()) expression();
    if (!accept(Tok::colon)) return;
    if (!ends()) expression();
}

void Reader::check_not_starred(const Expression& value) {
    if (value.shape == Shape::starred) refuse(value.first, "a star without a list or a call around it");
}

/// One target behind `as`.
Reader::Expression Reader::target_expression() {
    return operation(kBar);
}

/// Names behind `for`, up to `in`.
void Reader::target_list(Tok until) {
    const std::uint32_t first = at_;
    Expression target = kind() == Tok::star ? star_expression() : operation(kBar);
    if (kind() == Tok::comma) {
        std::uint32_t stars = target.shape == Shape::starred ? 1 : 0;
        while (accept(Tok::comma) && kind() != until) {
            const Expression item = kind() == Tok::star ? star_expression() : operation(kBar);
            stars += item.shape == Shape::starred ? 1 : 0;
            target.target = target.target && item.target;
        }
        target.shape = Shape::tuple;
        target.target = target.target && stars <= 1;
    }
    target.first = first;
    make_target(target);
}

/// The expression just read is on the left side after all.
bool Reader::make_target(const Expression& target) {
    if (failed()) return false;
    if (!target.target || target.shape == Shape::starred) {
        refuse(target.first, "nothing can be assigned to this");
        return false;
    }
    mark_stores(target.first, at_);
    return true;
}

/// Names that stand in a target as such, not in an object, a call or a subscript, are bound and not read.
void Reader::mark_stores(std::uint32_t first, std::uint32_t behind) {
    for (std::uint32_t index = first; index < behind && !failed(); ++index) {
        const Token& here = token(index);
        const Tok after = index + 1 < behind ? token(index + 1).kind : Tok::end;
        const bool trailer = after == Tok::dot || after == Tok::left_paren || after == Tok::left_square;
        if (here.kind == Tok::name && here.role == Role::load && !trailer) {
            bind(index, Role::store);
        } else if (here.role == Role::attribute && !trailer && text_of(index) == "__debug__") {
            refuse(index, "__debug__ cannot be assigned to");
        } else if (here.kind == Tok::left_paren || here.kind == Tok::left_square || here.kind == Tok::left_brace) {
            const Role closed = token(here.to).role;
            const Tok behind_close = here.to + 1 < behind ? token(here.to + 1).kind : Tok::end;
            const bool is_object =
                behind_close == Tok::dot || behind_close == Tok::left_paren || behind_close == Tok::left_square;
            if (closed == Role::call || closed == Role::subscript || is_object) index = here.to;
        }
    }
}

void Reader::bind(std::uint32_t name, Role role) {
    mark(name, role);
    if (text_of(name) == "__debug__") refuse(name, "__debug__ cannot be assigned to");
}

void Reader::note_name(std::uint32_t index) {
    if (tokens_.has_declarations) scopes_.back().names.push_back(index);
}

}  // namespace paddock
