// Private to core/policy: layers in, the effective policy out.
#pragma once
#include <vector>

#include "overlay.hpp"
#include "paddock/load_policy.hpp"

namespace paddock::detail {

struct MergedLayers {
    Policy policy;                    ///< with errors: not whole
    std::vector<PolicyError> errors;  ///< by layer, bases first, then by place
};

/// Lays the files over one another, the first in `layers` on top, and checks what they give together.
[[nodiscard]] MergedLayers merge_layers(const std::vector<Layer>& layers, const PolicyVocabulary& vocabulary);

/// SHA-256 over one canonical text of all that a judgement or a run depends on.
[[nodiscard]] std::string policy_digest(const Policy& policy);

}  // namespace paddock::detail
