#pragma once
#include <string_view>
#include <vector>

#include "paddock/load_policy.hpp"

namespace paddock {

/// All that is wrong with the files of a policy, for those who write them.
struct PolicyErrors {
    std::vector<Error> errors;  ///< invalid_policy, by file, then by place; empty when a file could not be read at all
    Policy rules;               ///< own_rules and origins as far as they could be read; nothing to judge by
};

/// As load_policy(name_or_path, vocabulary), which stops at the first error; this goes on and notes the others in
/// `all`.
[[nodiscard]] Result<Policy> load_policy(std::string_view name_or_path, const PolicyVocabulary& vocabulary,
                                         PolicyErrors& all);

}  // namespace paddock
