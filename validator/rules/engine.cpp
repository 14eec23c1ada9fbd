#include "rules/engine.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "rules/all_rules.hpp"

namespace paddock {

std::vector<Finding> run_rules(const Facts& facts, const CompiledPolicy& policy, std::vector<Finding> own) {
    std::vector<Finding> findings = std::move(own);
    for (const Rule* const rule : all_rules()) {
        const auto price = policy.points.find(rule->id);
        const int points = price == policy.points.end() ? rule->points : price->second;
        for (Hit& hit : rule->check(facts, policy)) {
            findings.push_back({std::string(rule->id), std::move(hit.message), std::move(hit.advice), hit.where, points,
                                hit.critical.value_or(rule->critical)});
        }
    }
    std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
        return std::tie(a.where, a.rule) < std::tie(b.where, b.rule);
    });
    return findings;
}

}  // namespace paddock
