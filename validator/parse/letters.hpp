#pragma once
#include "parse/syntax_tree.hpp"

namespace paddock {

/// Adds the names that Python folds into ASCII ones to tree.problems (PEP 3131).
/// Threat: mathematical and full-width letters that spell the name of a builtin.
void check_letters(SyntaxTree& tree);

}  // namespace paddock
