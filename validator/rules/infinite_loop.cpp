#include "rules/all_rules.hpp"

namespace paddock {
namespace {

constexpr RuleText kText{
    .title = "a loop has no condition to end it",
    .why =
        "`while True` ends only by a break, a return or an exception. The run's time limit ends it otherwise, and the "
        "strategy has no result then. It costs little, since a loop with a break is ordinary code.",
    .bad = "while True:\n    step()",
    .good = "for row in rows:\n    step(row)"};

/// The seed system knew `while True` only.
bool is_spelled_true(std::string_view condition) {
    return condition.find("True") != std::string_view::npos;
}

std::vector<Hit> check(const Facts& facts, const CompiledPolicy& policy) {
    std::vector<Hit> hits;
    for (const Site condition : facts.endless_loops()) {
        if (policy.depth == Depth::literal && !is_spelled_true(facts.text_of(condition))) continue;
        hits.push_back({facts.range_between(facts.parent_of(condition), condition),
                        "`while True` ends only by a break, a return or an exception",
                        "loop over the data, or over a range",
                        {}});
    }
    return hits;
}

}  // namespace

const Rule kInfiniteLoop{.id = "infinite-loop", .points = 5, .critical = false, .text = kText, .check = check};

}  // namespace paddock
