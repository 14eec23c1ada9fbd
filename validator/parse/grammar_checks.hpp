#pragma once
#include "parse/syntax_tree.hpp"

namespace paddock {

/// Forms that the grammar accepts and CPython 3.11 refuses or reads otherwise: Python 2's statements, operators and
/// numbers, `except A, B`, letters that turn into ASCII (PEP 3131). Adds to tree.problems.
void check_grammar(SyntaxTree& tree);

}  // namespace paddock
