#pragma once
#include <string>
#include <vector>

#include "paddock/policy.hpp"
#include "paddock/policy_reading.hpp"

namespace paddock {

/// Something in a policy that does not do what its author may think.
struct PolicyNote {
    std::string origin;   ///< "file:line:column"
    std::string key;      ///< "modules.allow"
    std::string message;  ///< one sentence: what was found, and what to do
};

/// Contradictions, entries without effect, rules that cannot find or change anything, missing tests. What shipped
/// policies say is taken as given, unless `policy` is a shipped one itself: a note is about the author's own files. By
/// place. A policy that Validator::create() refuses has an error, not notes.
[[nodiscard]] std::vector<PolicyNote> lint_policy(const Policy& policy);

/// What is wrong with the queries and messages of the [[rule]] tables, each judged by itself: Validator::create() stops
/// at the first.
[[nodiscard]] std::vector<PolicyError> own_rule_errors(const Policy& policy);

}  // namespace paddock
