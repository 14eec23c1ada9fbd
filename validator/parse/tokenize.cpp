#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>

#include "parse/numbers.hpp"
#include "parse/tokens.hpp"

namespace paddock {
namespace {

/// Parser/tokenizer.h: MAXLEVEL, MAXINDENT.
constexpr std::size_t kMostBrackets = 200;
constexpr std::size_t kMostIndents = 100;
constexpr std::uint32_t kTabSize = 8;

constexpr std::array kKeywords = std::to_array<std::string_view>(
    {"False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
     "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
     "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
     "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield"});

enum Class : std::uint8_t { kOther = 0, kWord = 1, kDigit = 2 };

constexpr std::array<std::uint8_t, 256> make_classes() {
    std::array<std::uint8_t, 256> table{};
    for (unsigned c = 0; c < 256; ++c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
        table[c] = static_cast<std::uint8_t>((letter ? kWord : 0) | (c >= '0' && c <= '9' ? kWord | kDigit : 0));
    }
    return table;
}
constexpr std::array<std::uint8_t, 256> kClasses = make_classes();

bool is_word(char c) {
    return (kClasses[static_cast<unsigned char>(c)] & kWord) != 0;
}
bool is_digit(char c) {
    return (kClasses[static_cast<unsigned char>(c)] & kDigit) != 0;
}

Tok word_kind(std::string_view word) {
    if (word.size() < 2 || word.size() > 8) return Tok::name;
    const auto found = std::lower_bound(kKeywords.begin(), kKeywords.end(), word);
    if (found == kKeywords.end() || *found != word) return Tok::name;
    return static_cast<Tok>(static_cast<int>(Tok::false_) + (found - kKeywords.begin()));
}

/// A letter of "bBuUrRfF" that may stand among those before it in a string's prefix.
bool add_prefix(char c, unsigned& seen) {
    constexpr unsigned kB = 1, kU = 2, kR = 4, kF = 8;
    unsigned letter = 0, excluded = 0;
    switch (c) {
        case 'b':
        case 'B': letter = kB, excluded = kB | kU | kF; break;
        case 'u':
        case 'U': letter = kU, excluded = kB | kU | kR | kF; break;
        case 'r':
        case 'R': letter = kR, excluded = kR | kU; break;
        case 'f':
        case 'F': letter = kF, excluded = kF | kB | kU; break;
        default: return false;
    }
    if ((seen & excluded) != 0) return false;
    seen |= letter;
    return true;
}

class Tokenizer {
public:
    Tokenizer(std::string_view text, std::uint32_t begin, std::uint32_t end, Tokens& tokens, bool bracketed)
        : text_(text), at_(begin), end_(end), tokens_(tokens), bracketed_(bracketed) {}

    void run() {
        if (!bracketed_) begin_line();
        while (at_ < end_ && !failed()) next();
        if (!failed() && !open_.empty()) {
            const Token& bracket = tokens_.list[open_.back()];
            fail(bracket.start, bracket.end, "this bracket is never closed");
        }
        if (!bracketed_ && !failed()) finish();
        add(Tok::end, end_, end_);
    }

private:
    [[nodiscard]] bool failed() const { return !tokens_.refusal.message.empty(); }
    void fail(std::uint32_t start, std::uint32_t end, std::string message) {
        if (!failed()) tokens_.refusal = {start, end, false, std::move(message)};
        at_ = end_;
    }
    [[nodiscard]] char peek(std::uint32_t ahead = 0) const { return at_ + ahead < end_ ? text_[at_ + ahead] : '\0'; }
    void add(Tok kind, std::uint32_t start, std::uint32_t end) {
        Token token;
        token.kind = kind;
        token.start = start;
        token.end = end;
        tokens_.list.push_back(token);
    }
    [[nodiscard]] bool in_brackets() const { return bracketed_ || !open_.empty(); }
    [[nodiscard]] bool at_line_end() const { return peek() == '\n' || (peek() == '\r' && peek(1) == '\n'); }
    void skip_line_end() { at_ += text_[at_] == '\r' ? 2U : 1U; }

    /// At the end CPython adds the line end that is missing, and closes the blocks.
    void finish() {
        if (!tokens_.list.empty() && tokens_.list.back().kind != Tok::newline && line_has_tokens_) {
            add(Tok::newline, end_, end_);
        }
        for (; indents_.size() > 1; indents_.pop_back()) add(Tok::dedent, end_, end_);
    }

    /// The blanks in front of a line; lines with nothing but blanks and a comment are passed over.
    void begin_line() {
        for (;;) {
            std::uint32_t column = 0, other = 0;  // with tabs of eight columns, and of one
            if (at_ == 0 && text_.starts_with("\xef\xbb\xbf")) at_ = 3;
            const std::uint32_t start = at_;
            for (; at_ < end_; ++at_) {
                const char c = text_[at_];
                if (c == ' ') {
                    ++column, ++other;
                } else if (c == '\t') {
                    column = (column / kTabSize + 1) * kTabSize, ++other;
                } else if (c == '\f') {
                    column = other = 0;
                } else {
                    break;
                }
            }
            if (at_ >= end_) return;
            if (text_[at_] == '#') skip_comment();
            if (at_ >= end_) return;
            if (at_line_end()) {
                skip_line_end();
                continue;
            }
            line_has_tokens_ = true;
            indent(start, column, other);
            return;
        }
    }

    void indent(std::uint32_t start, std::uint32_t column, std::uint32_t other) {
        if (text_[at_] == '\\') {
            // Up to 3.9 and from 3.10 on CPython differs in what the indentation of such a line is.
            return fail(at_, at_ + 1, "a backslash at the beginning of a line");
        }
        const Indent last = indents_.back();
        if (column == last.column) {
            if (other != last.other) fail(start, at_, "tabs and spaces in the indentation are mixed");
        } else if (column > last.column) {
            if (indents_.size() >= kMostIndents) return fail(start, at_, "too many levels of indentation");
            if (other <= last.other) return fail(start, at_, "tabs and spaces in the indentation are mixed");
            indents_.push_back({column, other});
            add(Tok::indent, start, at_);
        } else {
            while (indents_.size() > 1 && column < indents_.back().column) {
                indents_.pop_back();
                add(Tok::dedent, at_, at_);
            }
            if (column != indents_.back().column) {
                return fail(start, at_, "the indentation fits none of the blocks around it");
            }
            if (other != indents_.back().other) fail(start, at_, "tabs and spaces in the indentation are mixed");
        }
    }

    void skip_comment() {
        const auto* const found = static_cast<const char*>(std::memchr(text_.data() + at_, '\n', end_ - at_));
        at_ = found == nullptr ? end_ : static_cast<std::uint32_t>(found - text_.data());
        if (at_ < end_ && at_ > 0 && text_[at_ - 1] == '\r') --at_;
    }

    void next() {
        const char c = text_[at_];
        if (c == ' ' || c == '\t' || c == '\f') {
            ++at_;
        } else if (is_word(c)) {
            is_digit(c) ? number() : word();
        } else if (c == '#') {
            if (bracketed_) return fail(at_, at_ + 1, "a comment in an f-string's field");
            skip_comment();
        } else if (at_line_end()) {
            const std::uint32_t start = at_;
            skip_line_end();
            if (in_brackets()) return;
            add(Tok::newline, start, at_);
            line_has_tokens_ = false;
            begin_line();
        } else if (c == '\\') {
            continuation();
        } else if (c == '"' || c == '\'') {
            string(at_);
        } else if (c == '.' && is_digit(peek(1))) {
            number();
        } else {
            operation();
        }
    }

    void continuation() {
        const std::uint32_t start = at_++;
        if (!at_line_end()) return fail(start, start + 1, "something stands behind a backslash that continues a line");
        skip_line_end();
        if (at_ >= end_) fail(start, start + 1, "a backslash continues the last line");
    }

    void word() {
        const std::uint32_t start = at_;
        unsigned seen = 0;
        std::uint32_t letters = at_;
        while (letters < end_ && add_prefix(text_[letters], seen)) {
            ++letters;
            if (letters < end_ && (text_[letters] == '"' || text_[letters] == '\'')) {
                at_ = letters;
                return string(start);
            }
        }
        unsigned char all = 0;
        for (; at_ < end_ && is_word(text_[at_]); ++at_) all |= static_cast<unsigned char>(text_[at_]);
        if ((all & 0x80U) != 0) check_identifier(start);
        const Tok kind = word_kind(text_.substr(start, at_ - start));
        tokens_.has_declarations |= kind == Tok::global || kind == Tok::nonlocal;
        add(kind, start, at_);
    }

    void check_identifier(std::uint32_t start) {
        for (std::uint32_t at = start; at < at_;) {
            utf8proc_int32_t c = 0;
            const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text_.data() + at),
                                                 static_cast<utf8proc_ssize_t>(at_ - at), &c);
            const auto after = at + static_cast<std::uint32_t>(std::max<utf8proc_ssize_t>(length, 1));
            if (!is_identifier_character(c, at == start)) {
                return fail(at, after, fmt::format("the character U+{:04X} is no part of Python", c));
            }
            at = after;
        }
    }

    void number() {
        const std::uint32_t start = at_;
        const NumberEnd end = end_of_number(text_.substr(0, end_), at_);
        at_ = end.at;
        if (!end.valid) return fail(start, std::min(at_ + 1, end_), "a number that Python does not have");
        add(Tok::number, start, at_);
    }

    /// From the quote on; `start` is where the prefix begins.
    void string(std::uint32_t start) {
        const char quote = text_[at_];
        const bool triple = peek(1) == quote && peek(2) == quote;
        if (!triple && peek(1) == quote) {
            at_ += 2;
            return add(Tok::string, start, at_);
        }
        at_ += triple ? 3U : 1U;
        for (; at_ < end_; ++at_) {
            const char c = text_[at_];
            if (c == '\\') {
                ++at_;
                if (at_ < end_ && text_[at_] == '\r' && peek(1) == '\n') ++at_;
            } else if (c == quote && (!triple || (peek(1) == quote && peek(2) == quote))) {
                at_ += triple ? 3U : 1U;
                return add(Tok::string, start, at_);
            } else if (c == '\n' && !triple) {
                break;
            }
        }
        fail(start, std::min(at_, end_), "this string is never closed");
    }

    void open(Tok kind) {
        if (open_.size() + (bracketed_ ? 1U : 0U) >= kMostBrackets) {
            return fail(at_, at_ + 1, "too many brackets inside each other");
        }
        open_.push_back(static_cast<std::uint32_t>(tokens_.list.size()));
        add(kind, at_, at_ + 1);
        ++at_;
    }

    void close(Tok opened, Tok kind) {
        if (open_.empty() || tokens_.list[open_.back()].kind != opened) {
            return fail(at_, at_ + 1, "this bracket closes none");
        }
        const std::uint32_t other = open_.back();
        open_.pop_back();
        tokens_.list[other].to = static_cast<std::uint32_t>(tokens_.list.size());
        add(kind, at_, at_ + 1);
        tokens_.list.back().to = other;
        ++at_;
    }

    void take(Tok kind, std::uint32_t length) {
        add(kind, at_, at_ + length);
        at_ += length;
    }

    /// `kind`, or with `=` behind it an augmented assignment.
    void arithmetic(Tok kind, std::uint32_t length) {
        if (peek(length) == '=') return take(Tok::augmented, length + 1);
        take(kind, length);
    }

    void operation() {
        const char second = peek(1);
        switch (text_[at_]) {
            case '(': return open(Tok::left_paren);
            case '[': return open(Tok::left_square);
            case '{': return open(Tok::left_brace);
            case ')': return close(Tok::left_paren, Tok::right_paren);
            case ']': return close(Tok::left_square, Tok::right_square);
            case '}': return close(Tok::left_brace, Tok::right_brace);
            case ',': return take(Tok::comma, 1);
            case ';': return take(Tok::semicolon, 1);
            case '~': return take(Tok::tilde, 1);
            case ':': return second == '=' ? take(Tok::walrus, 2) : take(Tok::colon, 1);
            case '.': return second == '.' && peek(2) == '.' ? take(Tok::ellipsis, 3) : take(Tok::dot, 1);
            case '=': return second == '=' ? take(Tok::equal, 2) : take(Tok::assign, 1);
            case '!':
                if (second == '=') return take(Tok::not_equal, 2);
                break;
            case '<':
                if (second == '>') break;
                if (second == '<') return arithmetic(Tok::left_shift, 2);
                return second == '=' ? take(Tok::less_equal, 2) : take(Tok::less, 1);
            case '>':
                if (second == '>') return arithmetic(Tok::right_shift, 2);
                return second == '=' ? take(Tok::greater_equal, 2) : take(Tok::greater, 1);
            case '-': return second == '>' ? take(Tok::arrow, 2) : arithmetic(Tok::minus, 1);
            case '*': return second == '*' ? arithmetic(Tok::double_star, 2) : arithmetic(Tok::star, 1);
            case '/': return second == '/' ? arithmetic(Tok::double_slash, 2) : arithmetic(Tok::slash, 1);
            case '+': return arithmetic(Tok::plus, 1);
            case '%': return arithmetic(Tok::percent, 1);
            case '@': return arithmetic(Tok::at, 1);
            case '&': return arithmetic(Tok::ampersand, 1);
            case '|': return arithmetic(Tok::bar, 1);
            case '^': return arithmetic(Tok::caret, 1);
            default: break;
        }
        fail(at_, at_ + 1, "a character that is no part of Python");
    }

    struct Indent {
        std::uint32_t column;
        std::uint32_t other;
    };

    std::string_view text_;
    std::uint32_t at_;
    std::uint32_t end_;
    Tokens& tokens_;
    bool bracketed_;
    bool line_has_tokens_ = false;
    std::vector<std::uint32_t> open_;  ///< brackets, as indices of tokens
    std::vector<Indent> indents_{{0, 0}};
};

}  // namespace

bool is_identifier_character(std::int32_t code_point, bool first) {
    // Other_ID_Start and Other_ID_Continue of PropList.txt, Unicode 14.
    constexpr std::array<std::int32_t, 6> kStarts = {0x1885, 0x1886, 0x2118, 0x212e, 0x309b, 0x309c};
    constexpr std::array<std::int32_t, 4> kContinues = {0xb7, 0x387, 0x19da, 0x1369};
    if (code_point == '_') return true;
    switch (utf8proc_category(code_point)) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_NL: return true;
        case UTF8PROC_CATEGORY_MN:
        case UTF8PROC_CATEGORY_MC:
        case UTF8PROC_CATEGORY_ND:
        case UTF8PROC_CATEGORY_PC: return !first;
        default: break;
    }
    if (std::find(kStarts.begin(), kStarts.end(), code_point) != kStarts.end()) return true;
    if (first) return false;
    return std::find(kContinues.begin(), kContinues.end(), code_point) != kContinues.end() ||
           (code_point > 0x1369 && code_point <= 0x1371);
}

Tokens tokenize(std::string_view text) {
    Tokens tokens;
    tokens.list.reserve(text.size() / 4 + 16);
    Tokenizer(text, 0, static_cast<std::uint32_t>(text.size()), tokens, false).run();
    return tokens;
}

void tokenize_expression(std::string_view text, std::uint32_t begin, std::uint32_t end, Tokens& tokens) {
    Tokenizer(text, begin, end, tokens, true).run();
}

}  // namespace paddock
