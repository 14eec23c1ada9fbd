#include <fmt/format.h>

#include "rules/all_rules.hpp"

namespace paddock {
namespace {

constexpr RuleText kText{
    .title = "a lambda runs text as code",
    .why = "A lambda around eval or exec is a way to hand code execution on under an innocent name.",
    .bad = "f = lambda text: eval(text)",
    .good = "f = lambda price: price * 2"};

std::vector<Hit> check(const Facts& facts, const CompiledPolicy& policy) {
    std::vector<Hit> hits;
    for (const Site lambda : facts.lambdas()) {
        for (const std::string_view name : {"eval", "exec"}) {
            for (const Site read : facts.reads_of(name)) {
                if (!facts.is_inside(read, lambda) || facts.call_of(read) == kNoNode) continue;
                if (policy.depth == Depth::resolved && !facts.may_be(read, "builtins." + std::string(name))) continue;
                hits.push_back({facts.range_of(lambda),
                                fmt::format("a lambda that calls {}", name),
                                "write a function that computes the value",
                                {}});
            }
        }
    }
    return hits;
}

}  // namespace

const Rule kLambdaExec{.id = "lambda-exec", .points = 25, .critical = true, .text = kText, .check = check};

}  // namespace paddock
