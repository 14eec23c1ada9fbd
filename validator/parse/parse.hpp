#pragma once
#include <tree_sitter/api.h>

#include <cstdint>
#include <span>
#include <string_view>

#include "paddock/policy.hpp"
#include "parse/condense.hpp"
#include "parse/syntax_tree.hpp"

namespace paddock {

/// tree-sitter's own tree, while there is one.
struct ParsedTree {
    const TSTree* tree = nullptr;
    std::string_view text;
    std::span<const TSNode> wanted;        ///< the nodes that TreeVisitor::wants(), in preorder
    const Condensed* condensed = nullptr;  ///< what the tree is of, when that is not the text itself

    /// Bytes of the text.
    [[nodiscard]] std::uint32_t start_of(TSNode node) const {
        const std::uint32_t place = ts_node_start_byte(node);
        return condensed == nullptr ? place : condensed->start_of(place);
    }
    [[nodiscard]] std::uint32_t end_of(TSNode node) const {
        const std::uint32_t place = ts_node_end_byte(node);
        return condensed == nullptr ? place : condensed->end_of(place);
    }
    [[nodiscard]] std::string_view text_of(TSNode node) const {
        const std::uint32_t start = start_of(node);
        return text.substr(start, end_of(node) - start);
    }
};

/// Who looks at tree-sitter's own tree before it is dropped: policies with queries of their own.
class TreeVisitor {
public:
    virtual ~TreeVisitor() = default;
    /// Whether nodes of this symbol are handed to visit().
    [[nodiscard]] virtual bool wants(TSSymbol symbol) const = 0;
    /// Whether the tree has to be that of the whole text: condensed, it is without comments and the inside of strings,
    /// and a block ends where its last statement does.
    [[nodiscard]] virtual bool wants_whole_text() const = 0;
    virtual void visit(const ParsedTree& parsed) = 0;
};

/// The text's tree as nodes of our own. Needs a ParserArena on this thread. Problems of the text and of the grammar are
/// in SyntaxTree::problems; over a limit, `nodes` is empty and a problem says which. `visitor` may be nullptr.
[[nodiscard]] SyntaxTree parse(std::string_view text, const ValidatorLimits& limits, TreeVisitor* visitor = nullptr);

}  // namespace paddock
