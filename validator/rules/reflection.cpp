#include <fmt/format.h>

#include "rules/all_rules.hpp"
#include "rules/text_names.hpp"

namespace paddock {
namespace {

constexpr RuleText kText{
    .title = "an attribute is chosen by text",
    .why =
        "An attribute reached by text can be any attribute, a denied one too. On an indicator library it is how the "
        "library is used: [reflection] allow_on names those.",
    .bad = "getattr(frame, key)",
    .good = "frame.close"};

constexpr std::string_view kAdvice = "write the attribute out, or keep the choices in a dictionary";

/// Source: Python library reference, "Built-in Functions". A strategy's own function of that name is no builtin.
std::vector<Hit> check(const Facts& facts, const CompiledPolicy& policy) {
    std::vector<Hit> hits;
    for (const std::string_view name : {"getattr", "setattr", "delattr", "hasattr"}) {
        for (const Site read : facts.reads_of(name)) {
            const Site call = facts.call_of(read);
            if (policy.depth == Depth::literal) {
                if (call == kNoNode) continue;
            } else {
                if (!facts.may_be(read, "builtins." + std::string(name))) continue;
                if (call != kNoNode && is_allowed_object(facts, policy, facts.argument(call, 0, ""))) continue;
            }
            hits.push_back({facts.range_of(call == kNoNode ? read : call),
                            fmt::format("{} reaches an attribute by text", name),
                            std::string(kAdvice),
                            {}});
        }
    }
    return hits;
}

}  // namespace

const Rule kReflection{.id = "reflection", .points = 15, .critical = false, .text = kText, .check = check};

}  // namespace paddock
