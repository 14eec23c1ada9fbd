// Statements: Grammar/python.gram of CPython 3.11, and where its compiler allows them.
#include <algorithm>
#include <array>
#include <utility>

#include "parse/depth_guard.hpp"
#include "parse/reader.hpp"

namespace paddock {

void Reader::statement() {
    const DepthGuard guard(*this);
    if (guard.too_deep()) return;
    switch (kind()) {
        case Tok::if_:
        case Tok::while_:
        case Tok::for_:
        case Tok::with:
        case Tok::try_:
        case Tok::def:
        case Tok::class_:
        case Tok::at:
        case Tok::async: return compound_statement();
        case Tok::indent: return refuse_here("this line stands deeper than the ones before it");
        case Tok::name:
            if (is_match_statement()) return compound_statement();
            break;
        default: break;
    }
    simple_statements();
}

void Reader::finish_statement(std::uint32_t first, std::uint32_t parent) {
    if (failed()) return;
    settle();
    statements_.push_back({token(first).start, parent});
}

void Reader::simple_statements() {
    do {
        if (kind() == Tok::newline) break;
        const std::uint32_t first = at_;
        const bool is_text = future_allowed_ && statements_.empty() && is_docstring();
        const bool is_future = kind() == Tok::from && is_word(at_ + 1, "__future__");
        simple_statement();
        finish_statement(first, parent_statement_);
        if (!is_text && !is_future) future_allowed_ = false;
    } while (accept(Tok::semicolon));
    if (accept(Tok::newline)) return;
    const bool old = at_ > 0 && (is_word(at_ - 1, "print") || is_word(at_ - 1, "exec"));
    refuse_here(old ? "print and exec are functions in Python 3: brackets belong here"
                    : "the statement should end here");
}

/// Text alone on its line, in brackets or not.
bool Reader::is_docstring() const {
    std::uint32_t index = at_;
    while (token(index).kind == Tok::left_paren) ++index;
    if (token(index).kind != Tok::string) return false;
    for (; token(index).kind == Tok::string; ++index) {
        for (const char c : text_of(index)) {
            if (c == '\'' || c == '"') break;
            if (c == 'f' || c == 'F' || c == 'b' || c == 'B') return false;
        }
    }
    while (token(index).kind == Tok::right_paren) ++index;
    return token(index).kind == Tok::newline || token(index).kind == Tok::semicolon;
}

void Reader::simple_statement() {
    switch (kind()) {
        case Tok::pass: ++at_; return;
        case Tok::break_:
        case Tok::continue_: return loop_exit();
        case Tok::return_: return return_statement();
        case Tok::raise: return raise_statement();
        case Tok::del: return delete_statement();
        case Tok::assert_: return assert_statement();
        case Tok::global:
        case Tok::nonlocal: return declaration();
        case Tok::import: return import_statement();
        case Tok::from: return import_from_statement();
        default: return expression_statement();
    }
}

void Reader::expression_statement() {
    const Expression value = yield_or_star_expressions();
    switch (kind()) {
        case Tok::colon: return annotated_statement(value);
        case Tok::assign: return assignments(value);
        case Tok::augmented: return augmented_statement(value);
        default: return check_not_starred(value);
    }
}

void Reader::annotated_statement(const Expression& target) {
    // (x): int is fine, and (x).y: int is not: python.gram commits itself to what is in the parentheses
    const bool behind_brackets = target.committed && token(target.first).to + 1 != at_;
    if (!target.single || behind_brackets) return refuse(target.first, "nothing that can have an annotation");
    if (has_starred_index(at_ - 1)) return refuse(target.first, "a star in the index of what has an annotation");
    mark_stores(target.first, at_);
    mark(at_, Role::annotation, token(target.first).start);
    ++at_;
    annotation(false);
    if (kind() != Tok::assign) return;
    mark(at_, Role::assignment, token(target.first).start);
    ++at_;
    check_not_starred(yield_or_star_expressions());
}

/// x[*a]: int is refused by the compiler (compile.c, check_ann_subscr). `last`: the last token of the target.
bool Reader::has_starred_index(std::uint32_t last) const {
    while (token(last).kind == Tok::right_paren && token(last).role != Role::call) --last;
    if (token(last).kind != Tok::right_square) return false;
    for (std::uint32_t index = token(last).to + 1; index < last; ++index) {
        const Tok here = token(index).kind, before = token(index - 1).kind;
        if (here == Tok::star && (before == Tok::comma || before == Tok::left_square)) return true;
        if (here == Tok::left_paren || here == Tok::left_square || here == Tok::left_brace) index = token(index).to;
    }
    return false;
}

/// a = b = c: all but the last are targets.
void Reader::assignments(Expression target) {
    while (kind() == Tok::assign) {
        if (!make_target(target)) return;
        mark(at_, Role::assignment, token(target.first).start);
        ++at_;
        target = yield_or_star_expressions();
    }
    check_not_starred(target);
}

void Reader::augmented_statement(const Expression& target) {
    if (!target.single) return refuse(target.first, "nothing that can be changed by such an assignment");
    mark_stores(target.first, at_);
    mark(at_, Role::assignment, token(target.first).start);
    ++at_;
    check_not_starred(yield_or_star_expressions());
}

void Reader::delete_statement() {
    ++at_;
    const Expression target = star_expressions();
    if (!target.deletable) return refuse(target.first, "nothing that can be deleted");
    mark_stores(target.first, at_);
}

void Reader::return_statement() {
    Scope& scope = scopes_.back();
    const std::uint32_t word = at_++;
    if (scope.kind != ScopeKind::function && scope.kind != ScopeKind::async_function) {
        return refuse(word, "a return outside a function");
    }
    if (scope.in_except_star) return refuse(word, "a return in an except*");
    if (kind() == Tok::newline || kind() == Tok::semicolon) return;
    check_not_starred(star_expressions());
    if (scope.return_token == 0) scopes_.back().return_token = word;
}

void Reader::raise_statement() {
    ++at_;
    if (kind() == Tok::newline || kind() == Tok::semicolon) return;
    expression();
    if (accept(Tok::from)) expression();
}

void Reader::assert_statement() {
    ++at_;
    expression();
    if (accept(Tok::comma)) expression();
}

void Reader::declaration() {
    const bool global = kind() == Tok::global;
    do {
        ++at_;
        if (kind() != Tok::name) return refuse_here("a name belongs here");
        note_name(at_);
        mark(at_, Role::declared, global ? 1 : 0);
        ++at_;
    } while (kind() == Tok::comma);
}

void Reader::loop_exit() {
    if (scopes_.back().loops == 0) refuse_here("a break or continue outside a loop, or in an except*");
    ++at_;
}

void Reader::import_statement() {
    do {
        ++at_;
        const std::uint32_t first = at_;
        if (!dotted_name()) return;
        if (kind() == Tok::as) {
            import_alias();
        } else {
            bind(first, Role::import_part);
            note_name(first);
        }
    } while (kind() == Tok::comma);
}

bool Reader::dotted_name() {
    do {
        if (kind() != Tok::name) {
            refuse_here("the name of a module belongs here");
            return false;
        }
        mark(at_, Role::import_part);
        ++at_;
    } while (accept(Tok::dot));
    return true;
}

void Reader::import_alias() {
    ++at_;
    if (kind() != Tok::name) return refuse_here("a name belongs behind `as`");
    bind(at_, Role::import_part);
    note_name(at_);
    ++at_;
}

void Reader::import_from_statement() {
    const std::uint32_t first = at_++;
    const bool is_future = is_word(at_, "__future__") && kind_after() == Tok::import;
    bool relative = false;
    while (accept(Tok::dot) || accept(Tok::ellipsis)) relative = true;
    if ((!relative || kind() != Tok::import) && !dotted_name()) return;
    expect(Tok::import, "`import` belongs here");
    if (is_future && !future_allowed_) refuse(first, "a future statement behind other code");
    if (kind() == Tok::star) {
        if (scopes_.back().kind != ScopeKind::module) return refuse_here("`import *` inside a function or class");
        if (is_future) return refuse_here("`import *` of the future");
        ++at_;
        return;
    }
    const bool bracketed = accept(Tok::left_paren);
    for (;;) {
        import_name(is_future);
        if (!accept(Tok::comma) || (bracketed && kind() == Tok::right_paren)) break;
    }
    if (bracketed) expect(Tok::right_paren, "the names should end here");
}

void Reader::import_name(bool is_future) {
    static constexpr std::array kFeatures =
        std::to_array<std::string_view>({"absolute_import", "annotations", "division", "generator_stop", "generators",
                                         "nested_scopes", "print_function", "unicode_literals", "with_statement"});
    if (kind() != Tok::name) return refuse_here("a name belongs here");
    if (is_future && std::count(kFeatures.begin(), kFeatures.end(), text_of(at_)) == 0) {
        return refuse_here("a future feature that Python does not have, or that changes how it reads");
    }
    const std::uint32_t name = at_++;
    mark(name, Role::import_part);
    if (kind() == Tok::as) return import_alias();
    bind(name, Role::import_part);
    note_name(name);
}

void Reader::compound_statement() {
    const std::uint32_t first = at_;
    const std::uint32_t parent = parent_statement_;
    future_allowed_ = false;
    parent_statement_ = token(first).start;
    switch (kind()) {
        case Tok::if_: if_statement(); break;
        case Tok::while_: while_statement(); break;
        case Tok::for_: for_statement(); break;
        case Tok::with: with_statement(); break;
        case Tok::try_: try_statement(); break;
        case Tok::def: function_statement(false); break;
        case Tok::class_: class_statement(); break;
        case Tok::at: decorated_statement(); break;
        case Tok::async: async_statement(); break;
        default: match_statement(); break;
    }
    parent_statement_ = parent;
    if (failed()) return;
    statements_.push_back({token(first).start, parent});
}

void Reader::async_statement() {
    const std::uint32_t word = at_++;
    if (kind() == Tok::def) return function_statement(true);
    if (kind() != Tok::for_ && kind() != Tok::with) return refuse_here("`async` belongs before def, for and with");
    if (scopes_.back().kind != ScopeKind::async_function) return refuse(word, "`async` outside an async function");
    kind() == Tok::for_ ? for_statement() : with_statement();
}

/// From the colon on.
void Reader::block() {
    expect(Tok::colon, "a colon belongs here");
    settle();
    if (kind() != Tok::newline) {
        simple_statements();
        return;
    }
    ++at_;
    expect(Tok::indent, "an indented block belongs here");
    while (kind() != Tok::dedent && kind() != Tok::end) statement();
    expect(Tok::dedent, "the block should end here");
}

/// Parser: CO_MAXBLOCKS of Include/cpython/code.h. For what the compiler keeps on its stack of blocks.
void Reader::enter_blocks(std::uint32_t count) {
    constexpr std::uint32_t kMostBlocks = 20;
    scopes_.back().blocks += count;
    if (scopes_.back().blocks > kMostBlocks) refuse_here("too many blocks inside each other");
}

void Reader::if_statement() {
    do {
        ++at_;
        named_expression();
        block();
    } while (kind() == Tok::elif);
    if (accept(Tok::else_)) block();
}

void Reader::loop_body() {
    enter_blocks(1);
    ++scopes_.back().loops;
    block();
    if (failed()) return;
    --scopes_.back().loops;
    leave_blocks(1);
    if (accept(Tok::else_)) block();
}

void Reader::while_statement() {
    ++at_;
    named_expression();
    loop_body();
}

void Reader::for_statement() {
    ++at_;
    target_list(Tok::in);
    expect(Tok::in, "`in` belongs here");
    check_not_starred(star_expressions());
    loop_body();
}

void Reader::with_statement() {
    ++at_;
    std::uint32_t items = 0;
    if (kind() == Tok::left_paren && is_item_list()) {
        ++at_;
        do {
            if (kind() == Tok::right_paren) break;
            with_item();
            ++items;
        } while (accept(Tok::comma));
        expect(Tok::right_paren, "the items should end here");
    } else {
        do {
            with_item();
            ++items;
        } while (accept(Tok::comma));
    }
    enter_blocks(items);
    block();
    if (!failed()) leave_blocks(items);
}

/// Brackets around all the items of a `with`: an `as` stands in them, and a colon behind them.
bool Reader::is_item_list() const {
    const std::uint32_t close = token().to;
    if (token(close + 1).kind != Tok::colon) return false;
    for (std::uint32_t index = at_ + 1; index < close; ++index) {
        const Tok here = token(index).kind;
        if (here == Tok::as) return true;
        if (here == Tok::left_paren || here == Tok::left_square || here == Tok::left_brace) index = token(index).to;
    }
    return false;
}

void Reader::with_item() {
    expression();
    if (!accept(Tok::as)) return;
    const Expression target = kind() == Tok::star ? star_expression() : target_expression();
    make_target(target);
}

void Reader::try_statement() {
    ++at_;
    enter_blocks(2);
    block();
    if (failed()) return;
    bool star = false, bare = false;
    std::uint32_t handlers = 0;
    for (; kind() == Tok::except && !failed(); ++handlers) {
        const bool has_star = kind_after() == Tok::star;
        if (handlers > 0 && has_star != star) return refuse_here("both except and except* in one try");
        if (bare) return refuse_here("an except without a type that is not the last");
        star = has_star;
        except_clause(star, bare);
    }
    if (failed()) return;
    leave_blocks(2);
    if (handlers > 0 && accept(Tok::else_)) block();
    if (kind() == Tok::finally) {
        ++at_;
        enter_blocks(1);
        block();
        if (!failed()) leave_blocks(1);
    } else if (handlers == 0) {
        refuse_here("a try without except and finally");
    }
}

void Reader::except_clause(bool star, bool& bare) {
    at_ += star ? 2 : 1;
    if (kind() == Tok::colon) {
        if (star) return refuse_here("an except* without a type");
        bare = true;
    } else {
        expression();
        if (accept(Tok::as)) {
            if (kind() != Tok::name) return refuse_here("a name belongs behind `as`");
            note_name(at_);
            bind(at_, Role::store);
            ++at_;
        }
    }
    if (failed()) return;
    const std::uint32_t loops = scopes_.back().loops;
    const bool outer = scopes_.back().in_except_star;
    if (star) {
        scopes_.back().loops = 0;
        scopes_.back().in_except_star = true;
    }
    enter_blocks(1);
    block();
    if (failed()) return;
    leave_blocks(1);
    scopes_.back().loops = loops;
    scopes_.back().in_except_star = outer;
}

void Reader::class_statement() {
    ++at_;
    label();
    if (kind() == Tok::left_paren) arguments(true);
    if (failed()) return;
    settle();
    open_scope(ScopeKind::class_body);
    block();
    if (!failed()) close_scope();
}

/// The name behind `def` and `class`.
void Reader::label() {
    if (kind() != Tok::name) return refuse_here("a name belongs here");
    note_name(at_);
    bind(at_, Role::label);
    ++at_;
}

void Reader::function_statement(bool is_async) {
    ++at_;
    label();
    expect(Tok::left_paren, "an opening parenthesis belongs here");
    const std::vector<std::uint32_t> names = parameters(Tok::right_paren, true);
    expect(Tok::right_paren, "the parameters should end here");
    if (accept(Tok::arrow)) annotation(false);
    if (failed()) return;
    settle();
    open_scope(is_async ? ScopeKind::async_function : ScopeKind::function);
    for (const std::uint32_t name : names) note_name(name);
    block();
    if (!failed()) close_scope();
}

void Reader::decorated_statement() {
    while (accept(Tok::at)) {
        named_expression();
        expect(Tok::newline, "the decorator should end here");
        if (!failed()) settle();
    }
    const bool is_async = kind() == Tok::async && kind_after() == Tok::def;
    if (is_async) ++at_;
    if (kind() == Tok::def) return function_statement(is_async);
    if (kind() == Tok::class_) return class_statement();
    refuse_here("a function or a class belongs behind a decorator");
}

}  // namespace paddock
