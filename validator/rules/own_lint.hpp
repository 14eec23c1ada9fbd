// Private to the validator: the parts of lint_policy().
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "paddock/policy.hpp"
#include "paddock/validator/policy_lint.hpp"

namespace paddock {

/// Takes notes, and knows where things stand.
class LintNotes {
public:
    explicit LintNotes(const Policy& policy) : policy_(policy) {}

    /// `key` is as in Policy::origins.
    void add(std::string_view key, std::string message);
    void add_at(std::string origin, std::string_view key, std::string message);
    /// Whether the author of the policy wrote this, and no shipped one.
    [[nodiscard]] bool is_authors(std::string_view key) const;
    [[nodiscard]] std::string origin(std::string_view key) const;
    [[nodiscard]] std::vector<PolicyNote> take();

private:
    [[nodiscard]] bool is_authors_place(std::string_view place) const;

    const Policy& policy_;
    std::vector<PolicyNote> notes_;
};

/// Lists and numbers.
void lint_lists(const Policy& policy, LintNotes& notes);
void lint_numbers(const Policy& policy, LintNotes& notes);
/// [[rule]] tables.
void lint_own_rules(const Policy& policy, LintNotes& notes);

}  // namespace paddock
