#pragma once
#include <string_view>

namespace paddock {

/// An expression for DataFrame.query, DataFrame.eval or pandas.eval that reads columns and plain variables, compares and
/// computes: no subscript, no dunder, no call and no attribute but of Series' own that only compute, and those not of a
/// variable (`@frame.mean()`). Text that can't be told apart counts as another.
/// Source: pandas 2, "API reference", Series, and "Expression evaluation via eval()".
[[nodiscard]] bool is_plain_query(std::string_view text);

}  // namespace paddock
