#include <fmt/format.h>

#include "rules/all_rules.hpp"

namespace paddock {
namespace {

constexpr RuleText kText{
    .title = "the name of a denied builtin is given another value",
    .why =
        "Whoever reads eval(x) afterwards reads something else than what runs. A local variable of a function is no "
        "override: nothing outside the function sees it.",
    .bad = "eval = lambda text: text",
    .good = "parse = lambda text: text"};

std::vector<Hit> check(const Facts& facts, const CompiledPolicy& policy) {
    std::vector<Hit> hits;
    for (const std::string& name : policy.builtins_deny) {
        for (const Site site : facts.assignments_of(name, policy.depth == Depth::resolved)) {
            hits.push_back({facts.range_of(site),
                            fmt::format("assigns to {}, the name of a denied builtin", name),
                            "choose another name",
                            {}});
        }
    }
    return hits;
}

}  // namespace

const Rule kBuiltinOverride{.id = "builtin-override", .points = 10, .critical = false, .text = kText, .check = check};

}  // namespace paddock
