#include <fmt/format.h>

#include "rules/all_rules.hpp"
#include "rules/modules.hpp"

namespace paddock {
namespace {

constexpr RuleText kText{.title = "a module is imported that is on neither list",
                         .why =
                             "Nobody has looked at what an unknown module can do. One is cheap, since the sandbox does "
                             "not have it; a policy "
                             "with modules.unknown = \"deny\" rejects it instead.",
                         .bad = "import my_helpers",
                         .good = "import statistics"};

std::vector<Hit> check(const Facts& facts, const CompiledPolicy& policy) {
    std::vector<Hit> hits;
    if (policy.modules.unknown == UnknownModules::deny) return hits;  // denied-module tells of it
    for (const Import& import : facts.imports()) {
        if (classify_module(policy.modules, import.path()).what != ModuleClass::unknown) continue;
        hits.push_back({facts.range_of(import.site),
                        fmt::format("imports {}, which the policy does not know", import.module),
                        "use an allowed module, or put it on modules.allow",
                        {}});
    }
    return hits;
}

}  // namespace

const Rule kUnknownModule{.id = "unknown-module", .points = 1, .critical = false, .text = kText, .check = check};

}  // namespace paddock
