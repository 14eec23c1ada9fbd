#include "parse/parse.hpp"

#include <fmt/format.h>
#include <tree_sitter/api.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <chrono>
#include <cstring>
#include <unordered_map>

#include "paddock/units.hpp"
#include "parse/agreement.hpp"
#include "parse/arena.hpp"
#include "parse/letters.hpp"
#include "parse/normalise.hpp"
#include "parse/reader.hpp"
#include "parse/text_checks.hpp"
#include "parse/tokens.hpp"

extern "C" const TSLanguage* tree_sitter_python();

namespace paddock {
namespace {

/// What one hostile file may cost in memory (SPEC section 6: 256 MB in all); the rest is for our own nodes and facts.
constexpr std::size_t kParserBytes = 160U << 20U;

/// A text that is no Python is rejected as such. It is still looked through for what else is wrong with it, but the
/// grammar's search for a way past errors is slow: two seconds for a megabyte of them.
constexpr std::size_t kMostBrokenBytes = 256U << 10U;

constexpr std::string_view kind_name(std::string_view name) {
    return name.ends_with('_') ? name.substr(0, name.size() - 1) : name;
}

/// The commonest tokens, none of which is an operator: to ask for the field of each would cost more than all the rest.
constexpr std::string_view kNoOperators = "(),[]{}:;.";

struct KindTable {
    std::vector<Kind> of_symbol;
    std::vector<Field> of_field;
    std::vector<bool> may_operate;  ///< by symbol: tokens without a name that can be an operator
    TSSymbol async_token = 0;

    KindTable() {
        const TSLanguage* const language = tree_sitter_python();
        const std::unordered_map<std::string_view, Kind> by_name = {
#define X(name) {kind_name(#name), Kind::name},
            PADDOCK_NODE_KINDS(X)
#undef X
        };
        const std::uint32_t symbols = ts_language_symbol_count(language);
        of_symbol.assign(symbols, Kind::other);
        may_operate.assign(symbols, true);
        for (std::uint32_t symbol = 0; symbol < symbols; ++symbol) {
            const auto id = static_cast<TSSymbol>(symbol);
            const std::string_view name = ts_language_symbol_name(language, id);
            may_operate[symbol] = kNoOperators.find(name) == std::string_view::npos;
            if (ts_language_symbol_type(language, id) != TSSymbolTypeRegular) continue;
            const auto found = by_name.find(name);
            if (found != by_name.end()) of_symbol[symbol] = found->second;
        }
        constexpr std::array<std::pair<std::string_view, Field>, 26> kFields = {{
            {"alias", Field::alias},
            {"alternative", Field::alternative},
            {"arguments", Field::arguments},
            {"attribute", Field::attribute},
            {"body", Field::body},
            {"code", Field::code},
            {"condition", Field::condition},
            {"consequence", Field::consequence},
            {"definition", Field::definition},
            {"expression", Field::expression},
            {"format_specifier", Field::format_specifier},
            {"function", Field::function},
            {"guard", Field::guard},
            {"key", Field::key},
            {"left", Field::left},
            {"module_name", Field::module_name},
            {"name", Field::name},
            {"object", Field::object},
            {"operator", Field::operator_},
            {"operators", Field::operators},
            {"parameters", Field::parameters},
            {"return_type", Field::return_type},
            {"right", Field::right},
            {"subject", Field::subject},
            {"subscript", Field::subscript},
            {"superclasses", Field::superclasses},
        }};
        constexpr std::array<std::pair<std::string_view, Field>, 3> kMoreFields = {
            {{"type", Field::type}, {"type_conversion", Field::type_conversion}, {"value", Field::value}}};
        of_field.assign(ts_language_field_count(language) + 1, Field::none);
        const auto set = [&](const auto& fields) {
            for (const auto& [name, field] : fields) {
                const TSFieldId id =
                    ts_language_field_id_for_name(language, name.data(), static_cast<std::uint32_t>(name.size()));
                assert(id != 0 && "a field of the pinned grammar");
                of_field[id] = field;
            }
        };
        set(kFields);
        set(kMoreFields);
        async_token = ts_language_symbol_for_name(language, "async", 5, false);
    }
};

const KindTable& kinds() {
    static const KindTable table;
    return table;
}

struct Progress {
    std::chrono::steady_clock::time_point deadline;
    std::uint32_t calls = 0;
    bool out_of_time = false;
    bool out_of_memory = false;
};

/// tree-sitter calls this once in some hundred steps; true ends the parse.
bool over_limit(TSParseState* state) {
    auto& progress = *static_cast<Progress*>(state->payload);
    progress.out_of_memory = ParserArena::bytes_taken() > kParserBytes;
    if ((++progress.calls & 15U) == 0) {
        progress.out_of_time = std::chrono::steady_clock::now() > progress.deadline;
    }
    return progress.out_of_memory || progress.out_of_time;
}

TextProblem limit_problem(std::string message) {
    return {TextProblem::What::limit, {}, std::move(message), "shorten or split the strategy"};
}

/// Copies tree-sitter's tree into ours, in one walk, and notes where the grammar gave up.
class Flattener {
public:
    /// `notes_errors`: places that the grammar could not read become problems; not so where one is known already.
    Flattener(SyntaxTree& tree, const ValidatorLimits& limits, bool notes_errors)
        : tree_(tree), limits_(limits), table_(kinds()), notes_errors_(notes_errors) {}

    void run(TSNode root) {
        tree_.nodes.reserve(tree_.text.size() / 4 + 16);
        TSTreeCursor cursor = ts_tree_cursor_new(root);
        walk(cursor);
        ts_tree_cursor_delete(&cursor);
    }

private:
    /// Preorder, without recursion: a deep tree must not use up our stack.
    void walk(TSTreeCursor& cursor) {
        std::vector<NodeId> open;   // nodes whose children are being walked
        std::uint32_t skipped = 0;  // levels below the last open node that have no node of ours
        for (;;) {
            const TSNode node = ts_tree_cursor_current_node(&cursor);
            const bool taken = take(cursor, node, open.empty() ? kNoNode : open.back());
            if (over_limit_) return;
            if (ts_tree_cursor_goto_first_child(&cursor)) {
                if (taken) {
                    open.push_back(static_cast<NodeId>(tree_.nodes.size() - 1));
                } else {
                    ++skipped;
                }
                if (open.size() + skipped > kDepthFactor * limits_.depth) return fail_depth(node);
                continue;
            }
            if (taken) close(static_cast<NodeId>(tree_.nodes.size() - 1));
            while (!ts_tree_cursor_goto_next_sibling(&cursor)) {
                if (!ts_tree_cursor_goto_parent(&cursor)) return;
                if (skipped > 0) {
                    --skipped;
                } else {
                    close(open.back());
                    open.pop_back();
                }
            }
        }
    }

    void close(NodeId id) { tree_.nodes[id].subtree_end = static_cast<NodeId>(tree_.nodes.size()); }

    /// True when the node became one of ours.
    bool take(TSTreeCursor& cursor, TSNode node, NodeId parent) {
        const TSSymbol symbol = ts_node_symbol(node);
        if (ts_node_is_missing(node)) {
            note_error(node, fmt::format("the syntax is wrong: '{}' is missing here", ts_node_type(node)));
        }
        if (!ts_node_is_named(node)) {
            if (symbol == table_.async_token && parent != kNoNode) tree_.nodes[parent].is_async = true;
            if (symbol < table_.may_operate.size() && !table_.may_operate[symbol]) return false;
            const TSFieldId field = ts_tree_cursor_current_field_id(&cursor);
            if (field == 0) return false;
            const Field role = table_.of_field[field];
            if (role != Field::operator_ && role != Field::operators) return false;
            return add(Kind::operator_token, role, node, parent);
        }
        const TSFieldId field = ts_tree_cursor_current_field_id(&cursor);
        if (symbol == static_cast<TSSymbol>(-1)) {
            note_error(node, "the syntax is wrong here");
            return add(Kind::error, table_.of_field[field], node, parent);
        }
        const Kind kind = symbol < table_.of_symbol.size() ? table_.of_symbol[symbol] : Kind::other;
        if (kind == Kind::line_continuation) return false;  // a blank to Python, wherever it stands
        return add(kind, table_.of_field[field], node, parent);
    }

    bool add(Kind kind, Field field, TSNode node, NodeId parent) {
        if (tree_.nodes.size() >= limits_.nodes) {
            over_limit_ = true;
            tree_.problems.push_back(limit_problem(
                fmt::format("the source has more than {} syntax tree nodes (validator.max_nodes)", limits_.nodes)));
            return false;
        }
        Node ours;
        ours.kind = kind;
        ours.field = field;
        ours.start = ts_node_start_byte(node);
        ours.end = ts_node_end_byte(node);
        ours.parent = parent;
        ours.subtree_end = static_cast<NodeId>(tree_.nodes.size() + 1);
        tree_.nodes.push_back(ours);
        return true;
    }

    void note_error(TSNode node, std::string message) {
        if (errors_++ >= kErrorsShown || !notes_errors_) return;
        const std::uint32_t start = ts_node_start_byte(node);
        const std::uint32_t end = std::max(start, ts_node_end_byte(node));
        tree_.problems.push_back(
            {TextProblem::What::syntax, tree_.range(start, end), std::move(message), "write valid Python 3"});
    }

    void fail_depth(TSNode node) {
        over_limit_ = true;
        TextProblem problem = limit_problem(
            fmt::format("the code is nested more than {} levels deep (validator.max_depth)", limits_.depth));
        problem.where = tree_.range(ts_node_start_byte(node), ts_node_start_byte(node));
        tree_.problems.push_back(std::move(problem));
    }

public:
    [[nodiscard]] bool is_over_limit() const { return over_limit_; }
    [[nodiscard]] bool has_errors() const { return errors_ > 0; }

private:
    static constexpr std::uint32_t kErrorsShown = 5;
    /// A level of brackets or blocks, as a person counts, is up to this many levels of the tree.
    static constexpr std::size_t kDepthFactor = 4;

    SyntaxTree& tree_;
    const ValidatorLimits& limits_;
    const KindTable& table_;
    bool notes_errors_;
    std::uint32_t errors_ = 0;
    bool over_limit_ = false;
};

TSTree* parse_within_limits(SyntaxTree& tree, std::string_view text, const ValidatorLimits& limits) {
    // The grammar's scanner takes a little memory past our allocator: a parse that was ended early gives it back here.
    const std::unique_ptr<TSParser, void (*)(TSParser*)> owner(ts_parser_new(), ts_parser_delete);
    TSParser* const parser = owner.get();
    if (!ts_parser_set_language(parser, tree_sitter_python())) {
        tree.problems.push_back(limit_problem("the grammar does not fit the parser library: rebuild paddock"));
        return nullptr;
    }
    Progress progress;
    progress.deadline = std::chrono::steady_clock::now() + limits.time;
    TSInput input{};
    input.payload = &text;
    input.encoding = TSInputEncodingUTF8;
    input.read = [](void* payload, std::uint32_t byte, TSPoint, std::uint32_t* bytes_read) -> const char* {
        const auto& whole = *static_cast<const std::string_view*>(payload);
        *bytes_read = byte < whole.size() ? static_cast<std::uint32_t>(whole.size()) - byte : 0;
        return whole.data() + std::min<std::size_t>(byte, whole.size());
    };
    TSParseOptions options{};
    options.payload = &progress;
    options.progress_callback = over_limit;
    TSTree* const result = ts_parser_parse_with_options(parser, nullptr, input, options);
    // The tree is not deleted: it belongs to the arena, which goes as a whole.
    if (result == nullptr) {
        tree.problems.push_back(limit_problem(
            progress.out_of_memory
                ? fmt::format("reading this source takes more than {} of memory", format_size(kParserBytes))
                : fmt::format("reading this source takes more than {} (validator.max_time)",
                              format_duration(std::chrono::microseconds(limits.time)))));
    }
    return result;
}

/// The grammar reads `*f(x)` as a call of `*f`, and `*a.b`, `*a[0]` likewise; Python splats the whole. The splat stands
/// leftmost in preorder, right behind what it should hold: the two change places. Inner ones first.
void mend_splats(SyntaxTree& tree) {
    std::vector<Node>& nodes = tree.nodes;
    for (std::size_t at = nodes.size(); at-- > 0;) {
        const Kind kind = nodes[at].kind;
        if (kind != Kind::call && kind != Kind::attribute && kind != Kind::subscript) continue;
        if (at + 2 >= nodes.size() || nodes[at + 1].parent != at) continue;
        Node& inner = nodes[at + 1];
        if (inner.kind != Kind::list_splat && inner.kind != Kind::list_splat_pattern) continue;
        const Field field = inner.field;
        nodes[at].kind = inner.kind;
        inner.kind = kind;
        inner.field = Field::none;
        inner.start = nodes[at + 2].start;
        inner.end = nodes[at].end;
        nodes[at + 2].field = field;
        for (NodeId child = inner.subtree_end; child < nodes[at].subtree_end; child = nodes[child].subtree_end) {
            nodes[child].parent = static_cast<NodeId>(at + 1);
        }
        inner.subtree_end = nodes[at].subtree_end;
    }
}

bool is_bracket(Kind kind) {
    switch (kind) {
        case Kind::argument_list:
        case Kind::parenthesized_expression:
        case Kind::list:
        case Kind::tuple:
        case Kind::set:
        case Kind::dictionary:
        case Kind::subscript:
        case Kind::parameters:
        case Kind::list_comprehension:
        case Kind::set_comprehension:
        case Kind::dictionary_comprehension:
        case Kind::generator_expression: return true;
        default: return false;
    }
}

/// Whether the byte at `offset` lies in a comment or in the text of a string; with `brackets`, also between brackets,
/// where indentation means nothing.
bool is_in_text(const SyntaxTree& tree, std::uint32_t offset, bool brackets) {
    const auto after = std::upper_bound(tree.nodes.begin(), tree.nodes.end(), offset,
                                        [](std::uint32_t at, const Node& node) { return at < node.start; });
    if (after == tree.nodes.begin()) return false;
    auto id = static_cast<NodeId>(after - tree.nodes.begin() - 1);
    for (; id != kNoNode; id = tree.nodes[id].parent) {
        const Node& node = tree.nodes[id];
        if (offset >= node.end) continue;
        if (node.kind == Kind::comment || node.kind == Kind::string_content) return true;
        if (brackets && is_bracket(node.kind) && offset > node.start) return true;
        if (node.kind == Kind::interpolation) return false;
    }
    return false;
}

/// Comments and strings may hold what code may not.
void settle(SyntaxTree& tree, const std::vector<Suspicion>& suspicions) {
    constexpr std::size_t kMostShown = 20;
    std::size_t shown = 0;
    for (const Suspicion& suspicion : suspicions) {
        if (shown >= kMostShown) return;
        if (is_in_text(tree, suspicion.offset, suspicion.is_indentation())) continue;
        tree.problems.push_back(problem_of(suspicion, tree.text, tree.line_starts));
        ++shown;
    }
}

void note_refusal(SyntaxTree& tree, const Refusal& refusal) {
    if (refusal.message.empty()) return;
    tree.problems.push_back({refusal.is_limit ? TextProblem::What::limit : TextProblem::What::syntax,
                             tree.range(refusal.start, std::max(refusal.start, refusal.end)), refusal.message,
                             "write what Python 3.11 reads"});
}

}  // namespace

SyntaxTree parse(std::string_view text, const ValidatorLimits& limits, TreeVisitor* visit) {
    SyntaxTree tree;
    tree.text = text;
    tree.line_starts = find_line_starts(text);
    TextChecks checks = check_text(text, tree.line_starts, limits);
    tree.problems = std::move(checks.problems);
    if (!checks.parseable) return tree;

    Tokens tokens = tokenize(text);
    Reader reader(text, tokens);
    if (!tokens.is_refused()) reader.read();
    note_refusal(tree, tokens.refusal);
    if (tokens.is_refused() && text.size() > kMostBrokenBytes) return tree;

    const std::string normal = tokens.is_refused() ? std::string() : normalise(text, tokens, reader);
    TSTree* const parsed = parse_within_limits(tree, tokens.is_refused() ? text : normal, limits);
    if (parsed == nullptr) return tree;
    Flattener flattener(tree, limits, !tokens.is_refused());
    flattener.run(ts_tree_root_node(parsed));
    if (flattener.is_over_limit()) {
        tree.nodes.clear();
        return tree;
    }
    mend_splats(tree);
    settle(tree, checks.suspicions);
    check_letters(tree);
    if (!tokens.is_refused() && !flattener.has_errors()) check_agreement(tree, tokens, reader);
    if (visit != nullptr) visit->visit(parsed);
    return tree;
}

}  // namespace paddock
