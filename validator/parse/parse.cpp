#include "parse/parse.hpp"

#include <fmt/format.h>
#include <tree_sitter/api.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <chrono>
#include <cstring>
#include <memory>
#include <new>
#include <unordered_map>

#include "paddock/units.hpp"
#include "parse/agreement.hpp"
#include "parse/arena.hpp"
#include "parse/condense.hpp"
#include "parse/letters.hpp"
#include "parse/normalise.hpp"
#include "parse/reader.hpp"
#include "parse/text_checks.hpp"
#include "parse/tokens.hpp"
#include "parse/tree_walk.h"

extern "C" const TSLanguage* tree_sitter_python();

namespace paddock {
namespace {

/// What one hostile file may cost in memory (SPEC section 6: 256 MB in all); the rest is for our own nodes and facts.
constexpr std::size_t kParserBytes = 112U << 20U;

/// A text that is no Python is rejected as such. It is still looked through for what else is wrong with it, but the
/// grammar's search for a way past errors is slow: two seconds for a megabyte of them.
constexpr std::size_t kMostBrokenBytes = 256U << 10U;

constexpr std::string_view kind_name(std::string_view name) {
    return name.ends_with('_') ? name.substr(0, name.size() - 1) : name;
}

struct KindTable {
    std::vector<Kind> of_symbol;
    std::vector<Field> of_field;
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
        for (std::uint32_t symbol = 0; symbol < symbols; ++symbol) {
            const auto id = static_cast<TSSymbol>(symbol);
            const std::string_view name = ts_language_symbol_name(language, id);
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

class TreeWalk {
public:
    explicit TreeWalk(const TSTree* tree) : walk_(paddock_tree_walk_new(tree), paddock_tree_walk_delete) {
        if (walk_ == nullptr) throw std::bad_alloc();
    }
    /// False at the end.
    [[nodiscard]] bool next(PaddockTreeNode& node) const {
        if (paddock_tree_walk_next(walk_.get(), &node)) return true;
        if (paddock_tree_walk_failed(walk_.get())) throw std::bad_alloc();
        return false;
    }

private:
    std::unique_ptr<PaddockTreeWalk, void (*)(PaddockTreeWalk*)> walk_;
};

/// Copies tree-sitter's tree into ours, in one walk, and notes where the grammar gave up.
class Flattener {
public:
    /// `notes_errors`: places that the grammar could not read become problems; not so where one is known already.
    /// `condensed`: what the parser was given instead of the text itself, or nullptr. `visitor`: likewise.
    Flattener(SyntaxTree& tree, const ValidatorLimits& limits, bool notes_errors, const Condensed* condensed,
              const TreeVisitor* visitor)
        : tree_(tree),
          limits_(limits),
          table_(kinds()),
          condensed_(condensed),
          visitor_(visitor),
          notes_errors_(notes_errors) {}

    void run(const TSTree* parsed) {
        parsed_ = parsed;
        tree_.nodes.reserve(tree_.text.size() / 4 + 16);
        const TreeWalk walk(parsed);
        PaddockTreeNode node{};
        while (!over_limit_ && walk.next(node)) step(node);
        close_down_to(0);
    }

private:
    /// A node on the way to the current one: ours, or, where it has none of ours, the nearest of ours above it.
    struct Open {
        NodeId id = kNoNode;
        bool taken = false;
    };

    void step(const PaddockTreeNode& node) {
        close_down_to(node.depth);
        const NodeId parent = open_.empty() ? kNoNode : open_.back().id;
        if (visitor_ != nullptr && visitor_->wants(node.symbol))
            wanted_.push_back(paddock_tree_walk_node(parsed_, &node));
        if (node.depth > kDepthFactor * limits_.depth) return fail_depth(parent);
        const bool taken = take(node, parent);
        open_.push_back({taken ? static_cast<NodeId>(tree_.nodes.size() - 1) : parent, taken});
    }

    void close_down_to(std::size_t depth) {
        for (; open_.size() > depth; open_.pop_back()) {
            if (open_.back().taken) tree_.nodes[open_.back().id].subtree_end = static_cast<NodeId>(tree_.nodes.size());
        }
    }

    /// True when the node became one of ours.
    bool take(const PaddockTreeNode& node, NodeId parent) {
        const TSSymbol symbol = node.symbol;
        if (node.is_missing) {
            note_error(node, fmt::format("the syntax is wrong: '{}' is missing here",
                                         ts_language_symbol_name(tree_sitter_python(), symbol)));
        }
        if (!node.is_named) {
            if (symbol == table_.async_token && parent != kNoNode) tree_.nodes[parent].is_async = true;
            const Field role = table_.of_field[node.field];
            if (role != Field::operator_ && role != Field::operators) return false;
            return add(Kind::operator_token, role, node, parent);
        }
        if (symbol == static_cast<TSSymbol>(-1)) {
            note_error(node, "the syntax is wrong here");
            return add(Kind::error, table_.of_field[node.field], node, parent);
        }
        const Kind kind = symbol < table_.of_symbol.size() ? table_.of_symbol[symbol] : Kind::other;
        if (kind == Kind::line_continuation) return false;  // a blank to Python, wherever it stands
        return add(kind, table_.of_field[node.field], node, parent);
    }

    bool add(Kind kind, Field field, const PaddockTreeNode& node, NodeId parent) {
        if (tree_.nodes.size() >= limits_.nodes) {
            over_limit_ = true;
            tree_.problems.push_back(limit_problem(
                fmt::format("the source has more than {} syntax tree nodes (validator.max_nodes)", limits_.nodes)));
            return false;
        }
        Node ours;
        ours.kind = kind;
        ours.field = field;
        ours.start = condensed_ == nullptr ? node.start : condensed_->start_of(node.start);
        ours.end = condensed_ == nullptr ? node.end : condensed_->end_of(node.end);
        ours.parent = parent;
        ours.subtree_end = static_cast<NodeId>(tree_.nodes.size() + 1);
        tree_.nodes.push_back(ours);
        return true;
    }

    void note_error(const PaddockTreeNode& node, std::string message) {
        if (errors_++ >= kErrorsShown || !notes_errors_) return;
        tree_.problems.push_back(
            {TextProblem::What::syntax, tree_.range(node.start, node.end), std::move(message), "write valid Python 3"});
    }

    void fail_depth(NodeId parent) {
        over_limit_ = true;
        const std::uint32_t start = parent == kNoNode ? 0 : tree_.nodes[parent].start;
        TextProblem problem = limit_problem(
            fmt::format("the code is nested more than {} levels deep (validator.max_depth)", limits_.depth));
        problem.where = tree_.range(start, start);
        tree_.problems.push_back(std::move(problem));
    }

public:
    [[nodiscard]] bool is_over_limit() const { return over_limit_; }
    [[nodiscard]] bool has_errors() const { return errors_ > 0; }
    /// The nodes that the visitor wants.
    [[nodiscard]] std::span<const TSNode> wanted() const { return wanted_; }

private:
    static constexpr std::uint32_t kErrorsShown = 5;
    /// A level of brackets or blocks, as a person counts, is up to this many levels of the tree.
    static constexpr std::size_t kDepthFactor = 4;

    SyntaxTree& tree_;
    const ValidatorLimits& limits_;
    const KindTable& table_;
    const Condensed* condensed_;
    const TreeVisitor* visitor_;
    const TSTree* parsed_ = nullptr;
    std::vector<TSNode> wanted_;
    std::vector<Open> open_;  ///< by depth
    bool notes_errors_;
    std::uint32_t errors_ = 0;
    bool over_limit_ = false;
};

using Clock = std::chrono::steady_clock;

TSTree* parse_within_limits(SyntaxTree& tree, std::string_view text, const ValidatorLimits& limits,
                            Clock::time_point deadline) {
    // The grammar's scanner takes a little memory past our allocator: a parse that was ended early gives it back here.
    const std::unique_ptr<TSParser, void (*)(TSParser*)> owner(ts_parser_new(), ts_parser_delete);
    TSParser* const parser = owner.get();
    if (!ts_parser_set_language(parser, tree_sitter_python())) {
        tree.problems.push_back(limit_problem("the grammar does not fit the parser library: rebuild paddock"));
        return nullptr;
    }
    Progress progress;
    progress.deadline = deadline;
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
/// leftmost in preorder, right behind what it should hold: the two change places. Inner ones first. Returns where the
/// stars stand.
std::vector<std::uint32_t> mend_splats(SyntaxTree& tree) {
    std::vector<std::uint32_t> stars;
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
        stars.push_back(nodes[at].start);
    }
    return stars;
}

/// Queries see tree-sitter's tree, in which `[*f(x)]` is no call of f. Where there are such splats they see the tree of
/// the text without the stars as well.
void visit_without_stars(SyntaxTree& tree, std::string text, const std::vector<std::uint32_t>& stars,
                         const ValidatorLimits& limits, Clock::time_point deadline, TreeVisitor& visitor) {
    if (stars.empty()) return;
    for (const std::uint32_t star : stars) text[star] = ' ';
    const TSTree* const parsed = parse_within_limits(tree, text, limits, deadline);
    if (parsed == nullptr) return;
    const TreeWalk walk(parsed);
    std::vector<TSNode> wanted;
    for (PaddockTreeNode node{}; walk.next(node);) {
        if (visitor.wants(node.symbol)) wanted.push_back(paddock_tree_walk_node(parsed, &node));
    }
    visitor.visit({parsed, tree.text, wanted, nullptr});
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
        tree.problems.push_back(problem_of(suspicion, tree.text, tree.lines));
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

namespace {

/// False when the grammar finds errors, or a visitor has to see the text without its stars, or without nodes at a
/// limit, which is noted then.
bool parse_condensed(SyntaxTree& tree, const std::string& normal, const Tokens& tokens, const ValidatorLimits& limits,
                     Clock::time_point deadline, TreeVisitor* visitor) {
    const Condensed condensed(normal, tokens);
    TSTree* const parsed = parse_within_limits(tree, condensed.text(), limits, deadline);
    if (parsed == nullptr) return false;
    Flattener flattener(tree, limits, false, &condensed, visitor);
    flattener.run(parsed);
    if (flattener.is_over_limit()) tree.nodes.clear();
    if (flattener.is_over_limit() || flattener.has_errors()) return false;
    if (!mend_splats(tree).empty() && visitor != nullptr) return false;
    if (visitor != nullptr) visitor->visit({parsed, tree.text, flattener.wanted(), &condensed});
    return true;
}

}  // namespace

SyntaxTree parse(std::string_view text, const ValidatorLimits& limits, TreeVisitor* visitor) {
    const Clock::time_point deadline = Clock::now() + limits.time;
    SyntaxTree tree;
    tree.text = text;
    tree.lines = find_lines(text);
    TextChecks checks = check_text(text, tree.lines, limits);
    tree.problems = std::move(checks.problems);
    if (!checks.parseable) return tree;

    Tokens tokens = tokenize(text);
    Reader reader(text, tokens);
    if (!tokens.is_refused()) reader.read();
    note_refusal(tree, tokens.refusal);
    if (tokens.is_refused() && text.size() > kMostBrokenBytes) return tree;

    const std::string normal = tokens.is_refused() ? std::string() : normalise(text, tokens, reader);
    // Whoever asks whether a place lies in a comment wants all of it.
    const bool whole = visitor != nullptr && visitor->wants_whole_text();
    if (!tokens.is_refused() && !whole && checks.suspicions.empty()) {
        if (parse_condensed(tree, normal, tokens, limits, deadline, visitor)) {
            check_letters(tree);
            check_agreement(tree, tokens, reader);
            return tree;
        }
        if (tree.nodes.empty()) return tree;
        tree.nodes.clear();  // the grammar knows less than the reader: asked again with the whole text, it tells where
    }
    TSTree* const parsed = parse_within_limits(tree, tokens.is_refused() ? text : normal, limits, deadline);
    if (parsed == nullptr) return tree;
    Flattener flattener(tree, limits, !tokens.is_refused(), nullptr, visitor);
    flattener.run(parsed);
    if (flattener.is_over_limit()) {
        tree.nodes.clear();
        return tree;
    }
    const std::vector<std::uint32_t> stars = mend_splats(tree);
    settle(tree, checks.suspicions);
    check_letters(tree);
    if (!tokens.is_refused() && !flattener.has_errors()) check_agreement(tree, tokens, reader);
    if (visitor != nullptr) {
        visitor->visit({parsed, tree.text, flattener.wanted(), nullptr});
        visit_without_stars(tree, tokens.is_refused() ? std::string(text) : normal, stars, limits, deadline, *visitor);
    }
    return tree;
}

}  // namespace paddock
