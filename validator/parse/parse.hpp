#pragma once
#include <memory>
#include <string_view>

#include "paddock/policy.hpp"
#include "parse/syntax_tree.hpp"

struct TSTree;

namespace paddock {

/// The text's tree as nodes of our own. Needs a ParserArena on this thread. Problems of the text and of the grammar are
/// in SyntaxTree::problems; over a limit, `nodes` is empty and a problem says which. `visit`, when given, sees
/// tree-sitter's own tree before it is dropped, for policies with queries of their own.
class TreeVisitor {
public:
    virtual ~TreeVisitor() = default;
    virtual void visit(const TSTree* tree) = 0;
};

[[nodiscard]] SyntaxTree parse(std::string_view text, const ValidatorLimits& limits, TreeVisitor* visit = nullptr);

}  // namespace paddock
