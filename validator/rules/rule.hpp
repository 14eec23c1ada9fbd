#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/facts.hpp"
#include "paddock/source.hpp"
#include "rules/compiled_policy.hpp"

namespace paddock {

/// The page of a rule: what `paddock explain` and docs/rules.md show.
struct RuleText {
    std::string_view title;
    std::string_view why;
    std::string_view bad;
    std::string_view good;
};

/// Evidence, before the policy puts its price on it.
struct Hit {
    SourceRange where;
    std::string message;
    std::string advice;
    std::optional<bool> critical;  ///< when this hit weighs otherwise than its rule
};

/// Looks at facts, yields hits. Pure: no state, no files.
struct Rule {
    std::string_view id;
    int points = 0;
    bool critical = false;
    RuleText text;
    std::vector<Hit> (*check)(const Facts& facts, const CompiledPolicy& policy) = nullptr;
};

}  // namespace paddock
