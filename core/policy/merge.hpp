// Private to core/policy: layers in, the effective policy out.
#pragma once
#include <vector>

#include "overlay.hpp"
#include "paddock/load_policy.hpp"

namespace paddock::detail {

struct MergedLayers {
    Policy policy;                    ///< with errors: not whole
    std::vector<PolicyError> errors;  ///< by layer, bases first, then by place
    std::vector<Policy> refused;      ///< PolicyReading::rules, behind the first
};

/// Lays the files over one another, the first in `layers` on top, and checks what they give together. Without
/// `has_all_bases` they are not all that there are, and only what is wrong with them counts.
[[nodiscard]] MergedLayers merge_layers(const std::vector<Layer>& layers, const PolicyVocabulary& vocabulary,
                                        bool has_all_bases);

/// SHA-256 over one canonical text of all that a judgement or a run depends on.
[[nodiscard]] std::string policy_digest(const Policy& policy);

}  // namespace paddock::detail
