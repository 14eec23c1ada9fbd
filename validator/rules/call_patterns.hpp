#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "facts/facts.hpp"
#include "rules/compiled_policy.hpp"

namespace paddock {

/// A use of something that a pattern of the policy's [calls] names.
struct PatternUse {
    Site site = kNoNode;  ///< the attribute or the name
    Site call = kNoNode;  ///< the call of it; kNoNode when it is handed on
    std::string what;     ///< "pandas.read_csv", or "*.to_csv" on an object of unknown kind
};

/// `*` stands for letters, digits and underscores within a part.
[[nodiscard]] bool matches_name(std::string_view pattern, std::string_view name);

/// All uses that the policy's patterns for `rule` cover. A pattern "pandas.read_csv" covers each path that begins with
/// pandas and ends with read_csv: what a library shows in two places is one thing.
[[nodiscard]] std::vector<PatternUse> uses_of_patterns(const Facts& facts, const CompiledPolicy& policy,
                                                       std::string_view rule);
/// The same for patterns of [[rule]] tables.
[[nodiscard]] std::vector<PatternUse> uses_of_patterns(const Facts& facts, const CallPatterns& patterns);

}  // namespace paddock
