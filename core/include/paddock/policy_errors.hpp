#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "paddock/load_policy.hpp"

namespace paddock {

/// One thing that is wrong in a policy's file.
struct PolicyError {
    std::string file;  ///< the path as given
    int line = 0;      ///< from 1, as column, in code points
    int column = 0;
    std::string key;      ///< "points.reflection"; fit for a terminal
    std::string message;  ///< what was found, and what to write instead
};

/// invalid_policy, "file:line:column: key: message".
[[nodiscard]] Error to_error(const PolicyError& wrong);

/// All that is wrong with the files of a policy, for those who write them.
struct PolicyErrors {
    std::vector<PolicyError>
        errors;  ///< bases first, then by place; empty when the first file could not be read at all
    /// own_rules and origins as far as they could be read; nothing to judge by. Behind the first, each rule that has no
    /// id of its own, alone.
    std::vector<Policy> rules;
};

/// As load_policy(name_or_path, vocabulary), which stops at the first error; this goes on and notes the others in
/// `all`.
[[nodiscard]] Result<Policy> load_policy(std::string_view name_or_path, const PolicyVocabulary& vocabulary,
                                         PolicyErrors& all);

}  // namespace paddock
