#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace paddock {

/// CPython's tokens (Python 3.11, Grammar/Tokens), keywords apart from names. `end` stands behind the last.
enum class Tok : std::uint8_t {
    end,
    newline,
    indent,
    dedent,
    name,
    number,
    string,
    // Keywords, sorted as text.
    false_,
    none,
    true_,
    and_,
    as,
    assert_,
    async,
    await,
    break_,
    class_,
    continue_,
    def,
    del,
    elif,
    else_,
    except,
    finally,
    for_,
    from,
    global,
    if_,
    import,
    in,
    is,
    lambda,
    nonlocal,
    not_,
    or_,
    pass,
    raise,
    return_,
    try_,
    while_,
    with,
    yield,
    // Operators
    left_paren,
    right_paren,
    left_square,
    right_square,
    left_brace,
    right_brace,
    comma,
    colon,
    dot,
    semicolon,
    assign,
    augmented,
    arrow,
    walrus,
    plus,
    minus,
    star,
    slash,
    double_slash,
    percent,
    at,
    ampersand,
    bar,
    caret,
    tilde,
    left_shift,
    right_shift,
    double_star,
    less,
    greater,
    equal,
    not_equal,
    less_equal,
    greater_equal,
    ellipsis,
};

/// What the reader found a token to be, for the comparison with the grammar's tree.
enum class Role : std::uint8_t {
    none,
    load,         ///< a name that is read
    store,        ///< a name that is bound or deleted
    parameter,    ///< a parameter's name
    label,        ///< the name behind `def` and `class`
    declared,     ///< behind `global` and `nonlocal`
    attribute,    ///< behind a dot, an access; `from`: where the whole begins
    keyword,      ///< of an argument or a class pattern
    import_part,  ///< in an import statement
    call,         ///< the closing bracket of a call's arguments; `from`: where the callee begins
    subscript,    ///< the closing bracket of a subscript; `from`: where the object begins
    group,        ///< an opening bracket: parentheses around one expression
    tuple,        ///< an opening bracket
    list,
    set,
    dictionary,
    comprehension,  ///< an opening bracket, of any kind of comprehension
    lambda,         ///< the word; `to`: where its body ends
    conditional,    ///< the word `if`; `from` and `to`: the whole
    named,          ///< `:=`; `from` and `to`: the whole
    operation,      ///< an operator of one or two operands; `from` and `to`: the whole
    assignment,     ///< `=`, or an augmented one; `from`: where the target begins
    annotation,     ///< the colon behind an annotated target; `from`: where the target begins
};

struct Token {
    std::uint32_t start = 0;  ///< byte offsets into the source
    std::uint32_t end = 0;
    std::uint32_t from = 0;  ///< as the role says
    std::uint32_t to = 0;    ///< as the role says; of a bracket, the token that it belongs together with
    Tok kind = Tok::end;
    Role role = Role::none;
};

/// Why a text is no Python, and where.
struct Refusal {
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    bool is_limit = false;
    std::string message;  ///< empty: it is Python
};

struct Tokens {
    std::vector<Token> list;
    Refusal refusal;
    [[nodiscard]] bool is_refused() const { return !refusal.message.empty(); }
    bool has_declarations = false;  ///< `global` or `nonlocal` occur
};

/// What CPython's tokenizer makes of a text (Parser/tokenizer.c of 3.11). `text` is valid UTF-8 without NUL bytes and
/// without lone carriage returns. Stops at the first thing that CPython refuses.
[[nodiscard]] Tokens tokenize(std::string_view text);

/// Adds the tokens of a part of a text that stands between brackets, as the expression in an f-string does, and `end`.
void tokenize_expression(std::string_view text, std::uint32_t begin, std::uint32_t end, Tokens& tokens);

/// Whether a letter may begin or continue an identifier, ASCII or not (PEP 3131).
[[nodiscard]] bool is_identifier_character(std::int32_t code_point, bool first);

[[nodiscard]] inline bool is_keyword(Tok kind) {
    return kind >= Tok::false_ && kind <= Tok::yield;
}

}  // namespace paddock
