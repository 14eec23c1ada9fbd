#pragma once
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "paddock/judgement.hpp"
#include "paddock/load_policy.hpp"
#include "paddock/policy.hpp"
#include "paddock/result.hpp"
#include "paddock/source.hpp"

namespace paddock {

/// The text of a rule's page, for `paddock explain`.
struct RulePage {
    std::string_view id;
    int points = 0;         ///< the rule's default; a policy may set another
    bool critical = false;  ///< rejects whatever the score
    std::string_view title;  ///< what it looks for, in one line
    std::string_view why;
    std::string_view bad;   ///< Python
    std::string_view good;  ///< Python
};

/// Judges sources under one policy. Const, so that one Validator serves all threads.
class Validator {
public:
    /// Compiles the policy's [[rule]] tables. Errors: invalid_policy, "file:line:column: rule.ID.query: ..." with the place
    /// inside the query, for what no rule can be made of.
    [[nodiscard]] static Result<Validator> create(Policy policy);
    Validator(Validator&&) noexcept;
    Validator& operator=(Validator&&) noexcept;
    ~Validator();

    /// Reads no file and starts nothing. Never throws for what the source holds: that ends in findings.
    [[nodiscard]] Judgement judge(SourceText source) const;
    /// `facts --format json` for one source: SPEC section 3.
    [[nodiscard]] std::string facts_json(const SourceText& source) const;
    [[nodiscard]] const Policy& policy() const noexcept;

private:
    struct Impl;
    explicit Validator(std::unique_ptr<const Impl> impl);
    std::unique_ptr<const Impl> impl_;
};

/// All built-in rules, in the order of the documentation.
[[nodiscard]] std::span<const RulePage> rule_pages();
/// Their ids, for load_policy().
[[nodiscard]] PolicyVocabulary rule_vocabulary();
/// "0.1.0+8d2f0c5b9e71": version, and of the linker's build id of what holds the validator 12 digits, if it has one.
[[nodiscard]] std::string_view engine_version();

}  // namespace paddock
