#pragma once
#include <string_view>
#include <vector>

#include "facts/facts.hpp"
#include "paddock/policy.hpp"
#include "rules/compiled_policy.hpp"
#include "rules/own_hit.hpp"

namespace paddock {

/// The patterns of one [[rule]], ready to be held against facts.
class OwnPatterns {
public:
    /// The rule has to outlive this.
    explicit OwnPatterns(const OwnRule& rule);

    /// Those of the query's hits (or, without a query, of what the first kind of pattern finds) in which each other
    /// kind finds something as well. By place, each once.
    [[nodiscard]] std::vector<OwnHit> filter(const Facts& facts, std::vector<OwnHit> query_hits) const;

    /// The names that messages may use for what the patterns find: "call", "string".
    [[nodiscard]] static std::vector<std::string> names_of(const OwnRule& rule);

private:
    using Find = std::vector<OwnHit> (OwnPatterns::*)(const Facts&) const;
    [[nodiscard]] std::vector<std::pair<std::string_view, Find>> finders() const;
    [[nodiscard]] std::vector<OwnHit> find_calls(const Facts& facts) const;
    [[nodiscard]] std::vector<OwnHit> find_imports(const Facts& facts) const;
    [[nodiscard]] std::vector<OwnHit> find_names(const Facts& facts) const;
    [[nodiscard]] std::vector<OwnHit> find_attributes(const Facts& facts) const;
    [[nodiscard]] std::vector<OwnHit> find_strings(const Facts& facts) const;
    [[nodiscard]] std::vector<OwnHit> find_arguments(const Facts& facts) const;
    [[nodiscard]] std::string_view matching_text(const Value& value) const;

    const OwnRule& rule_;
    CallPatterns calls_;                        ///< those with dots
    std::vector<std::string_view> call_names_;  ///< those without
};

}  // namespace paddock
