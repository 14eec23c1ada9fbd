#include "compiled.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace paddock::embedded {
extern const std::pair<std::string_view, std::string_view> compiled_policies[];
extern const unsigned long compiled_policies_count;
}  // namespace paddock::embedded

namespace paddock::detail {
namespace {

template <typename Map>
bool all_known(const Map& by_rule, const std::vector<std::string_view>& rules) {
    return std::all_of(by_rule.begin(), by_rule.end(), [&](const auto& entry) {
        return std::find(rules.begin(), rules.end(), entry.first) != rules.end();
    });
}

}  // namespace

std::optional<Policy> compiled_policy(std::string_view name, const PolicyVocabulary& vocabulary) {
    for (const auto& [known, packed] : std::span(embedded::compiled_policies, embedded::compiled_policies_count)) {
        if (known == name) {
            Policy policy = unpack_policy(packed);
            const bool fits = all_known(policy.points, vocabulary.rules) && all_known(policy.caps, vocabulary.rules) &&
                              all_known(policy.calls, vocabulary.rules);
            return fits ? std::optional(std::move(policy)) : std::nullopt;
        }
    }
    return std::nullopt;
}

}  // namespace paddock::detail
