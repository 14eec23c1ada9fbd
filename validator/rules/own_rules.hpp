#pragma once
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/facts.hpp"
#include "paddock/finding.hpp"
#include "paddock/policy.hpp"
#include "paddock/result.hpp"
#include "parse/parse.hpp"
#include "rules/own_message.hpp"
#include "rules/own_patterns.hpp"
#include "rules/own_query.hpp"

namespace paddock {

/// The [[rule]] tables of a policy, ready to judge with. Const, so that it serves all threads.
class OwnRules {
public:
    /// The policy has to outlive this, where it is. Errors: invalid_policy, at the place inside the TOML.
    [[nodiscard]] static Result<OwnRules> compile(const Policy& policy);

    /// Runs the queries over tree-sitter's tree, while there is one.
    class Walk final : public TreeVisitor {
    public:
        /// `time` is from now on. Both references have to outlive this.
        Walk(const OwnRules& rules, std::string_view source, std::chrono::milliseconds time);
        /// False: no query matches in this source, which is told without a tree of it.
        [[nodiscard]] bool is_needed() const;
        [[nodiscard]] bool wants(TSSymbol symbol) const override;
        [[nodiscard]] bool wants_whole_text() const override;
        void visit(const ParsedTree& parsed) override;

    private:
        friend class OwnRules;
        const OwnRules& rules_;
        std::string_view source_;
        std::optional<std::string> lower_;  ///< the source in lower-case letters, when it is all ASCII
        std::chrono::steady_clock::time_point deadline_;
        std::vector<std::vector<OwnHit>> hits_;  ///< by rule
        std::string problem_;
    };

    /// What the rules find, unsorted. A rule that could not look at everything is a critical finding of engine-limit.
    [[nodiscard]] std::vector<Finding> judge(const Facts& facts, Walk walk) const;

private:
    struct Rule {
        const OwnRule* source = nullptr;
        OwnPatterns patterns;
        MessageTemplate message;
    };
    OwnRules() = default;
    Result<void> add(const Policy& policy, const OwnRule& rule);

    std::vector<Rule> rules_;
    std::vector<OwnQueries> queries_;
    std::vector<std::size_t> with_query_;  ///< indexes of rules_, in the order of queries_
};

}  // namespace paddock
