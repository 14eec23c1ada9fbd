#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace paddock {

/// What is wrong with a query, and at which byte of it.
struct QueryProblem {
    std::size_t offset = 0;
    std::string message;  ///< a sentence that says what to do
};

/// Where one predicate of a query stands: tree-sitter tells what it says, but not where.
struct PredicatePlace {
    std::size_t name = 0;                ///< offset of its `#`
    std::vector<std::size_t> arguments;  ///< offsets of its captures and strings
};

/// A pattern in brackets at the top of a query.
struct QueryForm {
    std::size_t start = 0;            ///< offset of its bracket
    std::vector<std::string> tokens;  ///< what stands in quotes in it, without which it cannot match: "*=", "lambda"
    /// What it begins with: the name of a node, when that stands first in its brackets. Empty: nothing is known of it.
    std::optional<std::string> root;
};

/// The form of a query's text, before tree-sitter reads it: brackets and quotes that close, nesting that its recursive
/// reader survives, no NUL.
struct QueryText {
    std::vector<PredicatePlace> predicates;  ///< in the order of the text
    std::vector<std::string> captures;       ///< names, each once, sorted
    std::optional<QueryProblem> problem;     ///< the first one
    std::vector<QueryForm> forms;            ///< the first is of nothing
    /// Asks for more than nodes whose text does not change with the comments around and the strings inside them:
    /// comments themselves, what may be one (`_`), neighbours (`.`), blocks and what ends with one.
    bool asks_for_whole_text = false;
};
[[nodiscard]] QueryText read_query_text(std::string_view query);

}  // namespace paddock
