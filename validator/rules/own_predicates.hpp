#pragma once
#include <re2/re2.h>
#include <tree_sitter/api.h>

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "parse/parse.hpp"
#include "rules/own_query_text.hpp"
#include "rules/own_query_words.hpp"

namespace paddock {

/// Texts of a match's captures, as CPython reads them: identifiers folded by NFKC.
class CaptureTexts {
public:
    /// Both have to outlive this.
    CaptureTexts(const ParsedTree& parsed, const TSQueryMatch& match) : parsed_(parsed), match_(match) {}

    /// The nodes of one capture, in the order of the match: several under `*` and `+`, none under `?`.
    [[nodiscard]] std::vector<std::string_view> of(std::uint32_t capture);

    bool too_long = false;  ///< a predicate did not look at a text, which would have taken it too much time

private:
    const ParsedTree& parsed_;
    const TSQueryMatch& match_;
    std::deque<std::string> folded_;
};

/// One predicate of a pattern: `(#match? @n "size|stake")`. tree-sitter's library hands predicates out and judges none.
class Predicate {
public:
    /// `steps` without the closing one; `place` is where it stands. Errors: a problem with its offset.
    [[nodiscard]] static std::variant<Predicate, QueryProblem> compile(const TSQuery* query,
                                                                       const TSQueryPredicateStep* steps,
                                                                       std::uint32_t count,
                                                                       const PredicatePlace& place);

    /// Holds when each node of the capture fits (`any-`: one of them); a capture without nodes always fits, but `any-`.
    [[nodiscard]] bool holds(CaptureTexts& texts) const;
    /// Notes what a source has to hold for this to hold. `quantifier`: of how many nodes a capture is in this pattern.
    void note_words(QueryWords& words, const std::function<TSQuantifier(std::uint32_t capture)>& quantifier) const;

private:
    enum class Kind { equal, match, any_of };
    Predicate() = default;
    [[nodiscard]] bool fits(std::string_view text, CaptureTexts& texts) const;
    [[nodiscard]] bool holds_between(CaptureTexts& texts) const;

    Kind kind_ = Kind::equal;
    bool negated_ = false;
    bool any_ = false;
    std::uint32_t capture_ = 0;
    std::optional<std::uint32_t> other_;  ///< `#eq? @a @b`
    std::vector<std::string> words_;
    std::shared_ptr<const RE2> pattern_;
};

}  // namespace paddock
