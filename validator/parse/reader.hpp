#pragma once
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "parse/tokens.hpp"

namespace paddock {

struct ArgumentState;
struct ParameterState;

/// Reads a text by CPython's own grammar (Python 3.11, Grammar/python.gram) and by what its compiler refuses later
/// (Python/symtable.c, Python/compile.c). It builds no tree: it says whether the text is a program, and of each token
/// what it is there for, so that the grammar's tree can be held against it. Newer forms (PEP 695, 701, 750, 758) are
/// refused.
class Reader {
public:
    /// `tokens` is what tokenize(text) gave, without a refusal; the tokens of f-strings' fields are added behind.
    Reader(std::string_view text, Tokens& tokens) : text_(text), tokens_(tokens) {}

    /// Sets tokens.refusal when the text is no program.
    void read();

    struct Statement {
        std::uint32_t start = 0;
        std::uint32_t parent = kNoStatement;  ///< start of the compound statement whose block it stands in
    };
    static constexpr std::uint32_t kNoStatement = 0xffffffffU;
    /// In the order of their ends.
    [[nodiscard]] const std::vector<Statement>& statements() const { return statements_; }

    /// A replacement field of an f-string, from brace to brace.
    struct Field {
        std::uint32_t start = 0;
        std::uint32_t end = 0;
        std::uint32_t format = 0;  ///< the colon of the format; 0 when there is none
    };
    [[nodiscard]] const std::vector<Field>& fields() const { return fields_; }

    /// Names at these tokens are soft keywords in their place: `match`, `case`.
    [[nodiscard]] const std::vector<std::uint32_t>& soft_keywords() const { return soft_keywords_; }

private:
    enum class Shape : std::uint8_t { other, name, attribute, subscript, starred, tuple, list, yield };

    /// What was just read, as far as it matters to what stands around it.
    struct Expression {
        std::uint32_t first = 0;  ///< its first token
        Shape shape = Shape::other;
        bool target = false;     ///< may stand on the left of `=`; of something starred: what is behind the star may
        bool single = false;     ///< may have an annotation, or an augmented assignment
        bool deletable = false;  ///< may stand behind `del`
        bool committed = false;  ///< begins with brackets around what could have an annotation itself
    };

    enum class ScopeKind : std::uint8_t { module, class_body, function, async_function, lambda };
    struct Scope {
        ScopeKind kind = ScopeKind::module;
        bool has_yield = false;
        std::uint32_t return_token = 0;  ///< of a return with a value; 0: there is none
        std::uint32_t loops = 0;         ///< loops around this place, in this scope
        std::uint32_t blocks = 0;        ///< blocks that the compiler counts
        bool in_except_star = false;
        std::size_t pending = 0;           ///< where its own part of pending_ begins
        std::vector<std::uint32_t> names;  ///< tokens, when the file has declarations
        std::vector<std::uint32_t>
            wanted;  ///< tokens behind nonlocal, here or in a scope inside, that are not found yet
    };

    /// What can be judged only when the brackets around it have turned out to be a comprehension or none.
    struct Pending {
        enum class What : std::uint8_t { await, yield, yield_from, walrus, comprehension };
        What what;
        std::uint32_t token;
        bool in_comprehension = false;
    };

    // reader.cpp
    [[nodiscard]] const Token& token() const { return tokens_.list[at_]; }
    [[nodiscard]] const Token& token(std::uint32_t index) const { return tokens_.list[index]; }
    [[nodiscard]] Tok kind() const { return tokens_.list[at_].kind; }
    [[nodiscard]] Tok kind_after() const { return kind() == Tok::end ? Tok::end : tokens_.list[at_ + 1].kind; }
    [[nodiscard]] bool is_word(std::uint32_t index, std::string_view word) const;
    [[nodiscard]] std::string_view text_of(std::uint32_t index) const;
    /// The text as CPython folds it (PEP 3131).
    [[nodiscard]] std::string_view name_of(std::uint32_t index);
    bool accept(Tok wanted);
    void expect(Tok wanted, std::string_view what);
    void refuse(std::uint32_t index, std::string message);
    void refuse_here(std::string message) { refuse(at_, std::move(message)); }
    void limit(std::string message);
    void mark(std::uint32_t index, Role role, std::uint32_t from = 0, std::uint32_t to = 0);
    [[nodiscard]] bool failed() const { return !tokens_.refusal.message.empty(); }
    [[nodiscard]] std::uint32_t end_before() const;

    // read_statements.cpp
    void statement();
    void simple_statements();
    void simple_statement();
    void finish_statement(std::uint32_t first, std::uint32_t parent);
    [[nodiscard]] bool is_docstring() const;
    void expression_statement();
    void annotated_statement(const Expression& target);
    [[nodiscard]] bool has_starred_index(std::uint32_t last) const;
    void assignments(Expression target);
    void augmented_statement(const Expression& target);
    void delete_statement();
    void return_statement();
    void raise_statement();
    void assert_statement();
    void declaration();
    void loop_exit();
    void import_statement();
    void import_from_statement();
    void import_name(bool is_future);
    void import_alias();
    bool dotted_name();
    void compound_statement();
    void async_statement();
    void block();
    void if_statement();
    void while_statement();
    void for_statement();
    void loop_body();
    void with_statement();
    void with_item();
    [[nodiscard]] bool is_item_list() const;
    void try_statement();
    void except_clause(bool star, bool& bare);
    void class_statement();
    void function_statement(bool is_async);
    void decorated_statement();
    void label();
    void enter_blocks(std::uint32_t count);
    void leave_blocks(std::uint32_t count) { scopes_.back().blocks -= count; }

    // read_patterns.cpp
    [[nodiscard]] bool is_match_statement() const;
    void match_statement();
    using Captures = std::vector<std::string_view>;
    struct Pattern {
        bool irrefutable = false;
        Captures captures;
    };
    Pattern case_patterns();
    Pattern pattern();
    Pattern or_pattern();
    Pattern closed_pattern();
    Pattern name_pattern();
    Pattern class_pattern();
    Pattern mapping_pattern();
    Pattern bracketed_pattern();
    Pattern sequence_items(Tok close, Pattern first, bool first_is_star);
    Pattern star_pattern();
    Pattern literal_pattern();
    Pattern capture();
    void number_pattern();
    void join(Captures& into, const Captures& more, std::uint32_t where);

    // read_expressions.cpp
    Expression star_expressions();
    Expression star_expression();
    Expression yield_or_star_expressions();
    Expression yield_expression();
    Expression named_expression();
    Expression star_named_expression();
    Expression expression();
    Expression lambda();
    Expression operation(int least);
    Expression prefix(int least);
    Expression awaited();
    Expression primary();
    Expression atom();
    Expression name_atom();
    Expression parenthesized();
    Expression square();
    Expression braces();
    void dictionary_rest();
    void slices();
    void slice();
    void target_list(Tok until);
    Expression target_expression();
    void check_not_starred(const Expression& value);
    bool make_target(const Expression& target);
    void mark_stores(std::uint32_t first, std::uint32_t behind);
    void bind(std::uint32_t name, Role role);
    void note_name(std::uint32_t index);
    [[nodiscard]] bool at_comprehension() const;

    // read_calls.cpp
    void arguments(bool is_class);
    bool argument(ArgumentState& state);
    void comprehension(std::uint32_t bracket, std::size_t pending, std::size_t names, bool generator);
    void settle_comprehension(std::size_t from, const std::vector<std::uint32_t>& targets, bool& is_async);
    [[nodiscard]] std::vector<std::uint32_t> parameters(Tok close, bool annotated);
    void parameter(ParameterState& state, bool annotated);
    void annotation(bool star);

    // read_strings.cpp
    Expression strings();
    void formatted(std::uint32_t end, bool raw, int level, std::uint32_t& at);
    void field(std::uint32_t end, bool raw, int level, std::uint32_t& at);
    void field_expression(std::uint32_t begin, std::uint32_t end);
    [[nodiscard]] std::uint32_t end_of_field_expression(std::uint32_t begin, std::uint32_t end);
    void check_escapes(std::uint32_t begin, std::uint32_t end, bool bytes);
    void refuse_bytes(std::uint32_t start, std::uint32_t end, std::string message);

    // read_scopes.cpp
    void open_scope(ScopeKind kind);
    void close_scope();
    void settle();
    void settle(const Pending& pending);
    void check_declarations();
    [[nodiscard]] bool is_annotated(std::uint32_t name) const;

    std::string_view text_;
    Tokens& tokens_;
    std::uint32_t at_ = 0;
    std::uint32_t depth_ = 0;
    std::uint32_t parent_statement_ = kNoStatement;
    bool future_allowed_ = true;
    bool in_annotation_ = false;
    bool in_iterable_ = false;
    std::deque<Scope> scopes_;  ///< references to one last while inner ones come and go
    std::vector<Pending> pending_;
    std::vector<Statement> statements_;
    std::vector<Field> fields_;
    std::vector<std::uint32_t> soft_keywords_;
    std::deque<std::string> folded_;

    friend class DepthGuard;
};

}  // namespace paddock
