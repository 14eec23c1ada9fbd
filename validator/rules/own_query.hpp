#pragma once
#include <tree_sitter/api.h>

#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "paddock/policy.hpp"
#include "paddock/result.hpp"
#include "parse/parse.hpp"
#include "rules/own_hit.hpp"
#include "rules/own_predicates.hpp"
#include "rules/own_query_words.hpp"

namespace paddock {

/// The queries of several rules in one, so that one walk over a tree serves them all.
class OwnQueries {
public:
    /// `rules` have queries; they have to outlive this. As few as hold them, in their order: mostly one.
    /// Errors: invalid_policy, at the place inside the TOML.
    [[nodiscard]] static Result<std::vector<OwnQueries>> compile(std::span<const OwnRule* const> rules);

    /// What the rules found, by rule as given to compile(), then by place, each place once; or what kept them from
    /// looking at everything.
    struct Found {
        std::vector<std::vector<OwnHit>> hits;
        std::string problem;  ///< empty, or a sentence: the tree was not walked to its end
    };
    /// `lower`: the text in lower-case letters, when it is all ASCII.
    [[nodiscard]] Found run(const ParsedTree& parsed, const std::optional<std::string>& lower,
                            std::chrono::steady_clock::time_point deadline) const;
    /// As TreeVisitor has them.
    [[nodiscard]] bool wants(TSSymbol symbol) const {
        return !begins_anywhere_ && symbol < is_root_.size() && is_root_[symbol];
    }
    [[nodiscard]] bool wants_whole_text() const { return wants_whole_text_; }

    /// False: no query matches in this text. True when in doubt. `lower`: the text, all ASCII, in lower-case letters.
    [[nodiscard]] bool may_match(std::string_view text, std::string_view lower) const;

    [[nodiscard]] const std::vector<const OwnRule*>& rules() const { return rules_; }
    /// Names of the captures that the rule's message may use.
    [[nodiscard]] static std::vector<std::string> captures_of(const OwnRule& rule);

private:
    struct Pattern {
        std::size_t rule = 0;
        std::vector<Predicate> predicates;
        QueryWords words;
    };
    class Search;
    OwnQueries() = default;
    [[nodiscard]] static Result<OwnQueries> compile_one(std::vector<const OwnRule*> rules);
    Result<void> take_predicates();
    void note_root(std::uint32_t pattern, const QueryForm& form);
    [[nodiscard]] std::pair<std::size_t, std::size_t> rule_at(std::size_t offset) const;
    [[nodiscard]] std::string names() const;

    std::vector<const OwnRule*> rules_;
    std::vector<std::size_t> starts_;  ///< where each rule's text begins in the common one
    std::shared_ptr<TSQuery> query_;
    std::vector<Pattern> patterns_;
    std::vector<bool> is_root_;     ///< by symbol: a pattern begins with such a node
    bool begins_anywhere_ = false;  ///< a pattern begins with something else as well
    bool wants_whole_text_ = false;
};

}  // namespace paddock
