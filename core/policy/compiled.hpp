// Private to core/policy: the shipped policies as the loader left them when paddock was built. Reading their TOML took
// more than half of the time of a `check` of one file.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "paddock/load_policy.hpp"

namespace paddock::detail {

/// Every field but own_rules and max_score, which no shipped policy has, as text: for unpack_policy() of this build.
[[nodiscard]] std::string pack_policy(const Policy& policy);
[[nodiscard]] Policy unpack_policy(std::string_view packed);

/// The shipped policy of that name, equal in every field to what the loader makes of its text. Nothing when there is
/// none, or when it names a rule that is not in the vocabulary: the loader then has the message.
[[nodiscard]] std::optional<Policy> compiled_policy(std::string_view name, const PolicyVocabulary& vocabulary);

}  // namespace paddock::detail
