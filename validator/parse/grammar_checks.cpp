#include "parse/grammar_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <deque>
#include <optional>

#include "facts/symbols.hpp"

namespace paddock {
namespace {

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

/// 0777, 10L: numbers of Python 2.
bool is_old_number(std::string_view text) {
    if (text.ends_with('l') || text.ends_with('L')) return true;
    if (text.size() < 2 || text[0] != '0' || std::isdigit(static_cast<unsigned char>(text[1])) == 0) return false;
    return text.find_first_not_of("0_") != std::string_view::npos;
}

class GrammarChecks {
public:
    explicit GrammarChecks(SyntaxTree& tree) : tree_(tree) {}

    void run() {
        for (NodeId id = 0; id < tree_.nodes.size(); ++id) {
            switch (tree_.nodes[id].kind) {
                case Kind::print_statement: refuse(id, "the print statement of Python 2", "write print(...)"); break;
                case Kind::exec_statement: refuse(id, "the exec statement of Python 2", "write the code out"); break;
                case Kind::chevron: refuse(id, "`>>` of Python 2's print", "write print(..., file=...)"); break;
                case Kind::operator_token:
                    if (tree_.text_of(id) == "<>") refuse(id, "the operator <> of Python 2", "write !=");
                    break;
                case Kind::integer:
                    if (is_old_number(tree_.text_of(id))) refuse(id, "a number of Python 2", "write 0o777, or 10");
                    break;
                case Kind::identifier: check_identifier(id); break;
                case Kind::module:
                case Kind::block: check_indentation(id); break;
                case Kind::return_statement:
                case Kind::yield:
                    if (!is_within(id, false)) refuse(id, "a return or yield outside a function", "put it into one");
                    if (tree_.nodes[id].kind == Kind::return_statement) check_line(id);
                    break;
                case Kind::break_statement:
                case Kind::continue_statement:
                    if (!is_within(id, true)) refuse(id, "a break or continue outside a loop", "put it into one");
                    break;
                case Kind::argument_list: check_arguments(id); break;
                case Kind::expression_statement:
                case Kind::import_statement:
                case Kind::import_from_statement:
                case Kind::assert_statement:
                case Kind::raise_statement:
                case Kind::delete_statement: check_line(id); break;
                case Kind::future_import_statement: check_future(id); break;
                case Kind::type_alias_statement: check_type_statement(id); break;
                case Kind::except_clause:
                    check_except(id);
                    check_body(id);
                    break;
                case Kind::function_definition:
                case Kind::class_definition:
                case Kind::if_statement:
                case Kind::elif_clause:
                case Kind::else_clause:
                case Kind::while_statement:
                case Kind::for_statement:
                case Kind::try_statement:
                case Kind::except_group_clause:
                case Kind::finally_clause:
                case Kind::with_statement:
                case Kind::case_clause: check_body(id); break;
                default: break;
            }
        }
    }

private:
    static constexpr std::size_t kMostShown = 20;

    void add(TextProblem::What what, NodeId id, std::string message, std::string advice) {
        if (shown_++ >= kMostShown) return;
        tree_.problems.push_back({what, tree_.range_of(id), std::move(message), std::move(advice)});
    }
    void refuse(NodeId id, std::string_view what, std::string advice) {
        add(TextProblem::What::syntax, id, fmt::format("{} is no Python 3.11", what), std::move(advice));
    }

    /// Threat: mathematical and full-width letters that Python folds into the name of a builtin.
    void check_identifier(NodeId id) {
        const std::string_view text = tree_.text_of(id);
        if (is_ascii(text)) return;
        std::deque<std::string> storage;
        const std::string_view folded = fold_identifier(text, storage);
        if (!is_ascii(folded)) return;
        add(TextProblem::What::form, id, fmt::format("`{}` is read by Python as `{}`", text, folded),
            fmt::format("write {}", folded));
    }

    /// In a function's body (or a lambda's), or in a loop of the same function or class.
    [[nodiscard]] bool is_within(NodeId id, bool loop) const {
        NodeId child = id;
        for (NodeId at = tree_.nodes[id].parent; at != kNoNode; child = at, at = tree_.nodes[at].parent) {
            const Kind kind = tree_.nodes[at].kind;
            const bool body = tree_.nodes[child].field == Field::body;
            if (kind == Kind::function_definition || kind == Kind::lambda) {
                if (body) return !loop;
            } else if (kind == Kind::class_definition) {
                if (body) return false;
            } else if (loop && body && (kind == Kind::while_statement || kind == Kind::for_statement)) {
                return true;
            }
        }
        return false;
    }

    /// Outside brackets and strings the end of a line ends a simple statement. The grammar lets some go on, such as one
    /// whose line ends in a comma, and then binds names that CPython reads.
    void check_line(NodeId id) {
        const Node& statement = tree_.nodes[id];
        NodeId next = id + 1;  // the first node that may begin behind `at`
        int depth = 0;
        for (std::uint32_t at = statement.start; at < statement.end; ++at) {
            while (next < statement.subtree_end && tree_.nodes[next].start < at) ++next;
            bool skipped = false;
            for (NodeId here = next; here < statement.subtree_end && tree_.nodes[here].start == at; ++here) {
                const Kind kind = tree_.nodes[here].kind;
                if (kind != Kind::string && kind != Kind::comment) continue;
                at = tree_.nodes[here].end - 1;
                next = tree_.nodes[here].subtree_end;
                skipped = true;
                break;
            }
            if (skipped) continue;
            const char c = tree_.text[at];
            if (c == '(' || c == '[' || c == '{') ++depth;
            if (c == ')' || c == ']' || c == '}') --depth;
            if (c == '\\') {  // and the line end behind it
                ++at;
                if (at + 1 < statement.end && tree_.text[at] == '\r') ++at;
                continue;
            }
            if (c != '\n' || depth > 0) continue;
            if (shown_++ < kMostShown) {
                tree_.problems.push_back({TextProblem::What::syntax, tree_.range(at, at + 1),
                                          "a statement that goes on over the end of its line",
                                          "put brackets around it"});
            }
            return;
        }
    }

    /// f(a=1, b): CPython takes no positional argument behind a keyword.
    void check_arguments(NodeId id) {
        bool keyword = false;
        bool double_splat = false;
        for (NodeId at = tree_.first_child(id); at != kNoNode; at = tree_.next_sibling(at)) {
            const Kind kind = tree_.nodes[at].kind;
            if (kind == Kind::comment) continue;
            const bool splat = kind == Kind::list_splat;
            if (kind == Kind::keyword_argument) {
                keyword = true;
            } else if (kind == Kind::dictionary_splat) {
                double_splat = true;
            } else if (double_splat || (keyword && !splat)) {
                refuse(at, "a positional argument behind a keyword", "put it first");
            }
        }
    }

    /// The blanks in front of a statement that begins its line; nullopt when something else stands there.
    [[nodiscard]] std::optional<std::string_view> indentation(NodeId id) const {
        const std::size_t start = tree_.nodes[id].start;
        std::size_t line = start;
        while (line > 0 &&
               (tree_.text[line - 1] == ' ' || tree_.text[line - 1] == '\t' || tree_.text[line - 1] == '\f'))
            --line;
        const bool marked = line == 3 && tree_.text.starts_with("\xef\xbb\xbf");
        if (line != 0 && !marked && tree_.text[line - 1] != '\n') return std::nullopt;
        std::size_t before = line;  // a line that a backslash continues
        if (before > 0 && tree_.text[before - 1] == '\n') --before;
        if (before > 0 && tree_.text[before - 1] == '\r') --before;
        if (before > 0 && tree_.text[before - 1] == '\\') return std::nullopt;
        std::string_view blanks = tree_.text.substr(line, start - line);
        if (const std::size_t feed = blanks.rfind('\f'); feed != std::string_view::npos) blanks.remove_prefix(feed + 1);
        return blanks;
    }

    /// The grammar is lenient about a statement that stands deeper than the ones before it.
    void check_indentation(NodeId id) {
        std::optional<std::string_view> common;
        if (tree_.nodes[id].kind == Kind::module) common = "";
        for (NodeId at = tree_.first_child(id); at != kNoNode; at = tree_.next_sibling(at)) {
            const Kind kind = tree_.nodes[at].kind;
            if (kind == Kind::comment || kind == Kind::line_continuation || kind == Kind::error) continue;
            const std::optional<std::string_view> blanks = indentation(at);
            if (!blanks) continue;
            if (!common) common = blanks;
            if (*blanks != *common)
                refuse(at, "an indentation that differs from the block's", "indent it like the others");
        }
    }

    /// `type X = int` is Python 3.12 and later (PEP 695). The grammar also takes `type(self).count = 1` for one.
    void check_type_statement(NodeId id) {
        const NodeId left = tree_.child(id, Field::left);
        if (left != kNoNode && tree_.text_of(left).starts_with('(')) {
            add(TextProblem::What::syntax, left,
                "an assignment that begins with `type(` cannot be told from a type statement",
                "give type(...) a name first");
        } else {
            refuse(id, "a type statement, which Python 3.11 does not have,", "write X = int");
        }
    }

    /// Language reference, 7.11.1: only behind the docstring and other future statements, and only features that exist.
    /// barry_as_FLUFL is left out: it turns != into an error.
    void check_future(NodeId id) {
        static constexpr std::array kFeatures = std::to_array<std::string_view>(
            {"absolute_import", "annotations", "division", "generator_stop", "generators", "nested_scopes",
             "print_function", "unicode_literals", "with_statement"});
        for (NodeId at = tree_.first_child(id); at != kNoNode; at = tree_.next_sibling(at)) {
            const NodeId aliased = tree_.child(at, Field::name);
            const std::string_view name = tree_.text_of(aliased == kNoNode ? at : aliased);
            if (tree_.nodes[at].field != Field::name || std::count(kFeatures.begin(), kFeatures.end(), name) == 1)
                continue;
            refuse(at, fmt::format("the future feature {}", name), "remove it");
        }
        if (tree_.nodes[id].parent == 0) {
            bool docstring = false;
            for (NodeId at = tree_.first_child(0); at < id; at = tree_.next_sibling(at)) {
                const Kind kind = tree_.nodes[at].kind;
                if (kind == Kind::comment || kind == Kind::future_import_statement) continue;
                const NodeId text = tree_.first_child(at);
                const bool is_text =
                    kind == Kind::expression_statement && text != kNoNode &&
                    (tree_.nodes[text].kind == Kind::string || tree_.nodes[text].kind == Kind::concatenated_string);
                if (docstring || !is_text) {
                    refuse(id, "a future statement behind other code", "move it to the top");
                    return;
                }
                docstring = true;
            }
        } else {
            refuse(id, "a future statement inside a block", "move it to the top");
        }
    }

    /// The grammar takes an empty block, CPython does not.
    void check_body(NodeId id) {
        for (NodeId at = tree_.first_child(id); at != kNoNode; at = tree_.next_sibling(at)) {
            if (tree_.nodes[at].kind != Kind::block) continue;
            for (NodeId inner = tree_.first_child(at); inner != kNoNode; inner = tree_.next_sibling(inner)) {
                if (tree_.nodes[inner].kind != Kind::comment) return;
            }
        }
        const Node& node = tree_.nodes[id];
        if (shown_++ >= kMostShown) return;
        tree_.problems.push_back({TextProblem::What::syntax, tree_.range(node.start, node.start + 1),
                                  "a block without a statement in it is no Python", "write its body, or pass"});
    }

    /// `except A, B:` binds B in Python 2 and names a second class from Python 3.14 on (PEP 758).
    void check_except(NodeId id) {
        std::size_t values = 0;
        for (NodeId at = tree_.first_child(id); at != kNoNode; at = tree_.next_sibling(at)) {
            if (tree_.nodes[at].field == Field::value) ++values;
        }
        if (values > 1) refuse(id, "`except A, B` without parentheses", "write except (A, B)");
    }

    SyntaxTree& tree_;
    std::size_t shown_ = 0;
};

}  // namespace

void check_grammar(SyntaxTree& tree) {
    GrammarChecks(tree).run();
}

}  // namespace paddock
