#include "parse/agreement.hpp"

#include <algorithm>
#include <optional>

namespace paddock {
namespace {

constexpr std::uint32_t kNoToken = 0xffffffffU;

bool is_import(Kind kind) {
    return kind == Kind::import_statement || kind == Kind::import_from_statement ||
           kind == Kind::future_import_statement || kind == Kind::aliased_import || kind == Kind::relative_import;
}

/// Roles that a tree has a node for, so that as many of the one are wanted as there are of the other.
bool is_counted(Role role) {
    return role == Role::call || role == Role::subscript || role == Role::lambda || role == Role::conditional ||
           role == Role::named || role == Role::operation || role == Role::assignment || role == Role::annotation ||
           role == Role::comprehension;
}

class Agreement {
public:
    Agreement(SyntaxTree& tree, const Tokens& tokens, const Reader& reader)
        : tree_(tree), tokens_(tokens.list), reader_(reader) {}

    void run() {
        index_tokens();
        for (NodeId id = 0; id < tree_.nodes.size() && !differs_; ++id) check(id);
        if (!differs_) check_counts();
        if (!differs_) check_statements();
        if (differs_) report(*differs_);
    }

private:
    void index_tokens() {
        token_at_.assign(tree_.text.size() + 1, kNoToken);
        for (std::uint32_t index = 0; index < tokens_.size(); ++index) {
            const Token& token = tokens_[index];
            if (token.kind == Tok::end || token.kind == Tok::newline || token.kind == Tok::indent ||
                token.kind == Tok::dedent)
                continue;
            token_at_[token.start] = index;
            if (is_counted(token.role)) ++wanted_;
            if (token.kind == Tok::string) ++wanted_strings_;
            if (token.kind == Tok::name && token.role != Role::none) ++wanted_names_;
        }
    }

    void differ(NodeId id) {
        if (!differs_) differs_ = tree_.nodes[id].start;
    }
    void expect(bool agrees, NodeId id) {
        if (!agrees) differ(id);
    }
    void report(std::uint32_t offset) {
        tree_.problems.push_back({TextProblem::What::form, tree_.range(offset, offset + 1),
                                  "this can be read in two ways", "write it in a plainer way, with brackets"});
    }

    [[nodiscard]] const Token* token_at(std::uint32_t offset) const {
        const std::uint32_t index = token_at_[offset];
        return index == kNoToken ? nullptr : &tokens_[index];
    }
    /// The token in front of the one at `offset`.
    [[nodiscard]] const Token* token_before(std::uint32_t offset) const {
        const std::uint32_t index = token_at_[offset];
        return index == kNoToken || index == 0 ? nullptr : &tokens_[index - 1];
    }
    [[nodiscard]] NodeId child_at(NodeId id, std::size_t index) const {
        NodeId at = tree_.first_child(id);
        while (at != kNoNode && index > 0) {
            at = tree_.next_sibling(at);
            if (at != kNoNode && tree_.nodes[at].kind != Kind::comment) --index;
        }
        return at;
    }

    /// The token is there for what the node says, and spans it.
    void expect_span(const Token* token, Role role, NodeId id) {
        const Node& node = tree_.nodes[id];
        const bool agrees =
            token != nullptr && token->role == role && token->from == node.start && token->to == node.end;
        if (agrees) ++found_;
        expect(agrees, id);
    }
    /// The same for tokens whose end is their own: closing brackets, assignments.
    void expect_start(const Token* token, Role role, std::uint32_t from, NodeId id) {
        const bool agrees = token != nullptr && token->role == role && token->from == from;
        if (agrees) ++found_;
        expect(agrees, id);
    }

    void check(NodeId id) {
        const Node& node = tree_.nodes[id];
        switch (node.kind) {
            case Kind::identifier: check_name(id); break;
            case Kind::call:
            case Kind::subscript:
            case Kind::generic_type:
                expect_start(token_at(node.end - 1), node.kind == Kind::call ? Role::call : Role::subscript, node.start,
                             id);
                break;
            case Kind::lambda: expect_span(token_at(node.start), Role::lambda, id); break;
            case Kind::conditional_expression:
            case Kind::named_expression: {
                const NodeId second = child_at(id, 1);
                const Role role = node.kind == Kind::named_expression ? Role::named : Role::conditional;
                expect_span(second == kNoNode ? nullptr : token_before(tree_.nodes[second].start), role, id);
                break;
            }
            case Kind::union_type: {  // in an annotation
                const NodeId second = child_at(id, 1);
                expect_operation(second == kNoNode ? nullptr : token_before(tree_.nodes[second].start), id);
                break;
            }
            case Kind::not_operator: expect_span(token_at(node.start), Role::operation, id); break;
            case Kind::operator_token: check_operator(id); break;
            case Kind::assignment:
            case Kind::augmented_assignment: check_assignment(id); break;
            case Kind::list_comprehension:
            case Kind::set_comprehension:
            case Kind::dictionary_comprehension:
            case Kind::generator_expression: check_brackets(id, Role::comprehension); break;
            case Kind::parenthesized_expression: check_brackets(id, Role::group); break;
            case Kind::dictionary: check_brackets(id, Role::dictionary); break;
            case Kind::set: check_brackets(id, Role::set); break;
            case Kind::string: {
                const Token* const token = token_at(node.start);
                ++found_strings_;
                expect(token != nullptr && token->kind == Tok::string && token->end == node.end, id);
                break;
            }
            case Kind::format_expression:
            case Kind::interpolation: fields_.push_back({node.start, node.end}); break;
            case Kind::print_statement:
            case Kind::exec_statement:
            case Kind::type_alias_statement: differ(id); break;
            case Kind::module:
            case Kind::block: note_statements(id); break;
            default: break;
        }
    }

    void expect_operation(const Token* token, NodeId id) {
        const bool agrees = token != nullptr && token->role == Role::operation;
        if (agrees) ++found_;
        expect(agrees, id);
    }

    /// `a[b] | c | d` as an annotation: the grammar groups it from the right. What it means is the same.
    [[nodiscard]] bool is_in_union(NodeId operation) const {
        NodeId at = operation;
        while (tree_.nodes[at].kind == Kind::binary_operator) at = tree_.nodes[at].parent;
        return tree_.nodes[at].kind == Kind::type && tree_.nodes[tree_.nodes[at].parent].kind == Kind::union_type;
    }

    void check_operator(NodeId id) {
        const NodeId parent = tree_.nodes[id].parent;
        const Kind kind = tree_.nodes[parent].kind;
        if (kind == Kind::augmented_assignment) return;
        if (tree_.text[tree_.nodes[id].start] == '|' && is_in_union(parent)) {
            return expect_operation(token_at(tree_.nodes[id].start), id);
        }
        const Node& whole = tree_.nodes[parent];
        const Token* const token = token_at(tree_.nodes[id].start);
        bool agrees = token != nullptr && token->role == Role::operation && token->from == whole.start;
        const NodeId next = tree_.next_sibling(id);
        // a < b < c is one operation to both, and ends with its last operand
        const bool last = next == kNoNode || tree_.next_sibling(next) == kNoNode;
        if (agrees && (kind != Kind::comparison_operator || last)) agrees = token->to == whole.end;
        if (agrees) ++found_;
        expect(agrees, id);
    }

    void check_assignment(NodeId id) {
        const Node& node = tree_.nodes[id];
        const NodeId type = tree_.child(id, Field::type);
        const NodeId right = tree_.child(id, Field::right);
        if (type != kNoNode) expect_start(token_before(tree_.nodes[type].start), Role::annotation, node.start, id);
        if (right != kNoNode) expect_start(token_before(tree_.nodes[right].start), Role::assignment, node.start, id);
    }

    void check_brackets(NodeId id, Role role) {
        const Node& node = tree_.nodes[id];
        const Token* const token = token_at(node.start);
        const bool in_pattern = token != nullptr && token->role == Role::none;
        if (in_pattern && role != Role::comprehension) return;
        const bool agrees = token != nullptr && token->role == role && tokens_[token->to].end == node.end;
        if (agrees && role == Role::comprehension) ++found_;
        expect(agrees, id);
    }

    void check_name(NodeId id) {
        const Node& node = tree_.nodes[id];
        const Token* const token = token_at(node.start);
        if (token == nullptr || token->kind != Tok::name || token->end != node.end) return differ(id);
        if (token->role == Role::none) return expect(tree_.text_of(id) == "_", id);  // case _:
        ++found_names_;
        const NodeId parent = node.parent;
        const Kind above = tree_.nodes[parent].kind;
        switch (token->role) {
            case Role::attribute: {
                const bool direct = above == Kind::attribute && node.field == Field::attribute;
                if (direct) return expect(token->from == tree_.nodes[parent].start, id);
                const bool in_pattern = above == Kind::dotted_name && tree_.first_child(parent) != id;
                return expect(in_pattern, id);
            }
            case Role::keyword:
                return expect((above == Kind::keyword_argument && node.field == Field::name) ||
                                  (above == Kind::keyword_pattern && tree_.first_child(parent) == id),
                              id);
            case Role::import_part: {
                const bool dotted =
                    above == Kind::dotted_name && is_import(tree_.nodes[tree_.nodes[parent].parent].kind);
                return expect(dotted || (above == Kind::aliased_import && node.field == Field::alias), id);
            }
            case Role::label:
                return expect((above == Kind::function_definition || above == Kind::class_definition) &&
                                  node.field == Field::name,
                              id);
            case Role::declared:
                return expect(above == Kind::global_statement || above == Kind::nonlocal_statement, id);
            default: break;
        }
        if (above == Kind::dotted_name) return expect(!is_import(tree_.nodes[tree_.nodes[parent].parent].kind), id);
        const bool elsewhere = (above == Kind::attribute && node.field == Field::attribute) ||
                               (above == Kind::keyword_argument && node.field == Field::name) ||
                               above == Kind::global_statement || above == Kind::nonlocal_statement ||
                               (above == Kind::function_definition && node.field == Field::name) ||
                               (above == Kind::class_definition && node.field == Field::name);
        expect(!elsewhere, id);
    }

    /// What is left over: something that the reader saw and the tree has no node for.
    void check_counts() {
        // The name of the module in `from __future__ import` is no node.
        std::size_t hidden = 0;
        for (const Node& node : tree_.nodes) hidden += node.kind == Kind::future_import_statement ? 1U : 0U;
        Spans fields;
        for (const Reader::Field& field : reader_.fields()) fields.emplace_back(field.start, field.end);
        std::sort(fields.begin(), fields.end());
        std::sort(fields_.begin(), fields_.end());
        if (found_ != wanted_ || found_names_ + hidden != wanted_names_ || found_strings_ != wanted_strings_ ||
            fields != fields_) {
            differs_ = 0;
        }
    }

    using Spans = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

    /// The statements in a block, with the start of the one whose block it is.
    void note_statements(NodeId id) {
        std::uint32_t parent = Reader::kNoStatement;
        for (NodeId at = id; tree_.nodes[at].parent != kNoNode; at = tree_.nodes[at].parent) {
            const Kind above = tree_.nodes[tree_.nodes[at].parent].kind;
            if ((above == Kind::block || above == Kind::module) && tree_.nodes[at].kind != Kind::case_clause) {
                parent = tree_.nodes[at].start;
                break;
            }
        }
        for (NodeId at = tree_.first_child(id); at != kNoNode; at = tree_.next_sibling(at)) {
            const Kind kind = tree_.nodes[at].kind;
            if (kind == Kind::comment || kind == Kind::case_clause) continue;
            statements_.emplace_back(tree_.nodes[at].start, parent);
        }
    }

    void check_statements() {
        Spans expected;
        expected.reserve(reader_.statements().size());
        for (const Reader::Statement& statement : reader_.statements()) {
            expected.emplace_back(statement.start, statement.parent);
        }
        std::sort(expected.begin(), expected.end());
        std::sort(statements_.begin(), statements_.end());
        const auto [ours, theirs] =
            std::mismatch(statements_.begin(), statements_.end(), expected.begin(), expected.end());
        if (ours != statements_.end()) {
            differs_ = ours->first;
        } else if (theirs != expected.end()) {
            differs_ = theirs->first;
        }
    }

    SyntaxTree& tree_;
    const std::vector<Token>& tokens_;
    const Reader& reader_;
    std::vector<std::uint32_t> token_at_;  ///< by byte offset
    std::optional<std::uint32_t> differs_;
    Spans statements_;  ///< start, and the start of the one around it
    Spans fields_;
    std::size_t wanted_ = 0, found_ = 0;
    std::size_t wanted_names_ = 0, found_names_ = 0;
    std::size_t wanted_strings_ = 0, found_strings_ = 0;
};

}  // namespace

void check_agreement(SyntaxTree& tree, const Tokens& tokens, const Reader& reader) {
    Agreement(tree, tokens, reader).run();
}

}  // namespace paddock
