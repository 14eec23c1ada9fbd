#include "rules/own_query_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace paddock {
namespace {

constexpr std::size_t kDeepest = 64;  ///< tree-sitter reads nested patterns by recursion; people nest them ten deep
/// `?` and `*` in one pattern. With 800 of them tree-sitter takes twelve seconds to read a query, with 50 a twentieth
/// of one.
constexpr std::size_t kMostOptional = 50;
constexpr int kMostCaptures = 3;  ///< of one node (MAX_STEP_CAPTURE_COUNT in tree-sitter's query.c)

/// Nodes that a text without comments and without the inside of its strings has as well, in the same places, and that
/// end there. In the order of the alphabet.
// clang-format off
constexpr std::array<std::string_view, 66> kPlainNodes = {
    "aliased_import", "argument_list", "assert_statement", "assignment", "attribute", "augmented_assignment",
    "await", "binary_operator", "boolean_operator", "break_statement", "call", "comparison_operator",
    "concatenated_string", "conditional_expression", "continue_statement", "default_parameter", "delete_statement",
    "dictionary", "dictionary_comprehension", "dictionary_splat", "dictionary_splat_pattern", "dotted_name",
    "ellipsis", "expression_list", "expression_statement", "false", "float", "for_in_clause",
    "future_import_statement", "generator_expression", "global_statement", "identifier", "if_clause",
    "import_from_statement", "import_prefix", "import_statement", "integer", "keyword_argument", "lambda",
    "lambda_parameters", "list", "list_comprehension", "list_splat", "list_splat_pattern", "named_expression",
    "none", "nonlocal_statement", "not_operator", "pair", "parenthesized_expression", "pass_statement",
    "pattern_list", "raise_statement", "relative_import", "return_statement", "set", "set_comprehension", "slice",
    "string", "subscript", "true", "tuple", "tuple_pattern", "unary_operator", "wildcard_import", "yield"};
// clang-format on
static_assert(std::is_sorted(kPlainNodes.begin(), kPlainNodes.end()));

bool is_word_letter(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-';
}

class QueryScan {
public:
    explicit QueryScan(std::string_view text) : text_(text) {}

    QueryText run() {
        while (at_ < text_.size() && !result_.problem) step();
        if (!result_.problem && depth() > 0) {
            const std::size_t start = level().start;
            fail(start, fmt::format("the '{}' here is never closed; write its '{}'", text_[start],
                                    text_[start] == '(' ? ')' : ']'));
        }
        std::vector<std::string>& captures = result_.captures;
        std::sort(captures.begin(), captures.end());
        captures.erase(std::unique(captures.begin(), captures.end()), captures.end());
        return std::move(result_);
    }

private:
    /// A node, a token, a group or an alternation.
    struct Part {
        int captures = 0;           ///< of one node in it, at most
        bool can_be_empty = false;  ///< matches where nothing is
        bool is_counted = false;    ///< `?`, `*` or `+` stands behind it
    };
    /// What a bracket holds. The first level is that of the whole text.
    struct Level {
        enum class Kind { group, node, missing, choice, predicate };
        std::size_t start = 0;   ///< of its bracket
        std::size_t tokens = 0;  ///< how many the pattern had there
        Kind kind = Kind::group;
        bool is_empty = true;  ///< nothing stands in it so far
        Part whole;            ///< of all parts but the last
        Part last;
    };

    void step() {
        const char c = text_[at_];
        switch (c) {
            case '\0': return fail(at_, "a NUL has no place in a query; take it out");
            case ';': at_ = std::min(text_.find('\n', at_), text_.size()); return;
            case '"': return take_string();
            case '@': return take_capture();
            case '(':
            case '[': return open();
            case ')':
            case ']': return close(c);
            case '#': return begin_predicate();
            case '*':
            case '?':
            case '+': return take_quantifier(c);
            case ' ':
            case '\t':
            case '\r':
            case '\n':
            case '\f':
            case '\v': ++at_; return;
            default: return take_word();
        }
    }

    [[nodiscard]] std::size_t depth() const { return levels_.size() - 1; }
    Level& level() { return levels_.back(); }
    [[nodiscard]] bool is_in_predicate() const {
        return std::any_of(levels_.begin(), levels_.end(),
                           [](const Level& level) { return level.kind == Level::Kind::predicate; });
    }

    /// The pattern being read; those of bare words have no tokens of their own, and what is noted for them counts
    /// nowhere.
    QueryForm& form() { return result_.forms.back(); }

    void note_root(std::string_view root) {
        if (!form().root) form().root = root;
    }

    void begin_part() {
        Level& here = level();
        fold_last(here);
        here.last = {};
        here.is_empty = false;
        tokens_before_last_ = form().tokens.size();
    }

    /// A group is empty where all its parts are, an alternation where one is. So is `_` to tree-sitter.
    static void fold_last(Level& here) {
        if (here.is_empty) return;
        here.whole.captures = std::max(here.whole.captures, here.last.captures);
        here.whole.can_be_empty = here.kind == Level::Kind::choice ? here.whole.can_be_empty || here.last.can_be_empty
                                                                   : here.whole.can_be_empty && here.last.can_be_empty;
    }

    void open() {
        if (depth() == kDeepest) {
            return fail(at_, fmt::format("patterns nested more than {} deep; write a flatter one", kDeepest));
        }
        if (depth() == 0) {
            optional_ = 0;
            result_.forms.push_back({at_, {}, {}});
        }
        const bool is_choice = text_[at_] == '[';
        if (is_choice) note_root("");
        begin_part();
        levels_.push_back({at_++,
                           form().tokens.size(),
                           is_choice ? Level::Kind::choice : Level::Kind::group,
                           true,
                           {0, !is_choice},
                           {}});
    }

    void close(char bracket) {
        if (depth() == 0) return fail(at_, fmt::format("nothing is open that this '{}' closes; take it out", bracket));
        Level closed = level();
        const char opener = text_[closed.start];
        if ((opener == '(') != (bracket == ')')) {
            return fail(at_, fmt::format("'{}' where '{}' is open; write '{}' first", bracket, opener,
                                         opener == '(' ? ')' : ']'));
        }
        fold_last(closed);
        levels_.pop_back();
        const bool is_node = closed.kind == Level::Kind::node || closed.kind == Level::Kind::missing;
        level().last.captures = is_node ? 0 : closed.whole.captures;
        level().last.can_be_empty =
            closed.kind == Level::Kind::predicate || (!closed.is_empty && closed.whole.can_be_empty);
        tokens_before_last_ = closed.tokens;
        ++at_;
    }

    void begin_predicate() {
        note_root("");
        if (depth() < 2) {
            return fail(depth() == 0 ? at_ : level().start,
                        "this predicate stands outside of every pattern, where nobody looks at it; move it into "
                        "the brackets of its pattern");
        }
        level().kind = Level::Kind::predicate;
        result_.predicates.push_back({at_++, {}});
    }

    void take_quantifier(char c) {
        if (is_in_predicate()) {
            ++at_;
            return;
        }
        Part& last = level().last;
        // tree-sitter 0.25.1 never comes back from reading such queries.
        if (last.is_counted) return fail(at_, "a second one of `?`, `*` and `+`; leave one of them");
        if (c != '?' && last.can_be_empty) {
            return fail(at_, fmt::format("`{}` repeats what may be nothing; take the `?` and `*` within out", c));
        }
        last.is_counted = true;
        if (c != '+') {
            last.can_be_empty = true;
            form().tokens.resize(tokens_before_last_);
            if (++optional_ > kMostOptional) {
                return fail(at_, fmt::format("more than {} times `?` or `*` in one pattern; write several patterns",
                                             kMostOptional));
            }
        }
        ++at_;
    }

    /// A node, or a field: `left:`, `!left`. All else is no word, and asks for the whole text.
    void take_word() {
        const std::size_t start = at_;
        while (at_ < text_.size() && is_word_letter(text_[at_])) ++at_;
        const std::string_view word = text_.substr(start, at_ - start);
        if (word.empty()) return take_sign();
        if (is_in_predicate()) return;
        const std::size_t next = text_.find_first_not_of(kBlanks, at_);
        if (next != std::string_view::npos && text_[next] == ':') {
            note_root("");
            at_ = next + 1;
        } else if (start == 0 || text_[start - 1] != '!') {
            note_node(word);
        }
    }

    void note_node(std::string_view word) {
        note_root(word);
        if (level().is_empty && depth() > 0 && level().kind == Level::Kind::group) {
            level().kind = std::string_view("MISSING").starts_with(word) ? Level::Kind::missing : Level::Kind::node;
            level().whole.can_be_empty = word == "_";
        } else {
            begin_part();
        }
        result_.asks_for_whole_text |= !std::binary_search(kPlainNodes.begin(), kPlainNodes.end(), word);
    }

    void take_sign() {
        const char c = text_[at_];
        const bool begins = level().is_empty && level().kind == Level::Kind::group && depth() > 0;
        if (static_cast<unsigned char>(c) >= 0x80U) {
            return fail(at_, "letters other than ASCII stand in quotes and comments only; take this one out");
        }
        if (c == '.' && begins) {  // to tree-sitter a predicate, as `#` is
            return fail(at_, "a predicate begins with `#`; write that for the `.`");
        }
        if (c != '!') result_.asks_for_whole_text = true;
        ++at_;
    }

    void take_capture() {
        note_argument();
        const std::size_t start = ++at_;
        while (at_ < text_.size() &&
               (is_word_letter(text_[at_]) || text_[at_] == '.' || text_[at_] == '?' || text_[at_] == '!')) {
            ++at_;
        }
        result_.captures.emplace_back(text_.substr(start, at_ - start));
        if (!is_in_predicate() && ++level().last.captures > kMostCaptures) {
            fail(start - 1, fmt::format("more than {} captures of one node, of which tree-sitter forgets the others; "
                                        "take this one out",
                                        kMostCaptures));
        }
    }

    void take_string() {
        note_argument();
        note_root("");
        const std::size_t start = at_++;
        while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\n') at_ += text_[at_] == '\\' ? 2 : 1;
        if (at_ >= text_.size() || text_[at_] != '"') {
            return fail(start, "the quote here is never closed; write its other '\"' on the same line");
        }
        const std::string_view token = text_.substr(start + 1, at_ - start - 1);
        ++at_;
        if (is_in_predicate()) return;
        begin_part();
        const bool is_in_choice = std::any_of(levels_.begin(), levels_.end(),
                                              [](const Level& one) { return one.kind == Level::Kind::choice; });
        // One with a blank is of several tokens ("not in"), between which there may be more; (MISSING "x") is not
        // there, and tree-sitter takes (M "x") for that as well.
        const bool is_missing = level().kind == Level::Kind::missing;
        if (!is_in_choice && depth() > 0 && !is_missing && token.find_first_of(" \\") == std::string_view::npos) {
            form().tokens.emplace_back(token);
        }
    }

    void note_argument() {
        if (is_in_predicate()) result_.predicates.back().arguments.push_back(at_);
    }

    void fail(std::size_t offset, std::string message) { result_.problem = QueryProblem{offset, std::move(message)}; }

    static constexpr std::string_view kBlanks = " \t\r\n\f\v";

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<Level> levels_{1};
    std::size_t optional_ = 0;            ///< `?` and `*` in the pattern being read
    std::size_t tokens_before_last_ = 0;  ///< how many it had before what was read last: `?` makes that optional
    QueryText result_{{}, {}, {}, {{std::string_view::npos, {}, {}}}, false};
};

}  // namespace

QueryText read_query_text(std::string_view query) {
    return QueryScan(query).run();
}

}  // namespace paddock
