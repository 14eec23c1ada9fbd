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

/// What came of reading a policy's files, for those who write them.
struct PolicyReading {
    /// The policy's own file, then those that it extends, each by its real path. Shipped policies are none.
    std::vector<std::string> files;
    /// Bases first, then by place; empty when the first file could not be read at all.
    std::vector<PolicyError> errors;
    /// own_rules and origins as far as they could be read, when there are errors; nothing to judge by. Behind the
    /// first, each rule that has no id of its own, alone.
    std::vector<Policy> rules;
};

/// As load_policy(name_or_path, vocabulary), which stops at the first error; this goes on, and fills `reading`.
[[nodiscard]] Result<Policy> load_policy(std::string_view name_or_path, const PolicyVocabulary& vocabulary,
                                         PolicyReading& reading);

}  // namespace paddock
