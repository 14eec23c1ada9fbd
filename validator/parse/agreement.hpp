#pragma once
#include "parse/reader.hpp"
#include "parse/syntax_tree.hpp"

namespace paddock {

/// Holds the grammar's tree against what the reader found in the same text: names and what they are there for, calls,
/// attributes, subscripts, operations, assignments, brackets, strings and their fields, statements and the blocks they
/// stand in. Where they differ, the rules would judge another program than the one that Python runs: a problem is added
/// to tree.problems, at the first place.
void check_agreement(SyntaxTree& tree, const Tokens& tokens, const Reader& reader);

}  // namespace paddock
