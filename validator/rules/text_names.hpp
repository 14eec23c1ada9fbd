#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/facts.hpp"
#include "rules/compiled_policy.hpp"

namespace paddock {

/// The policy's [reflection] allow_on names what this expression is, and nothing else can be.
[[nodiscard]] bool is_allowed_object(const Facts& facts, const CompiledPolicy& policy, Site object);

/// An attribute of that name is denied; the reason, or nullopt.
[[nodiscard]] std::optional<std::string> why_denied(const CompiledPolicy& policy, std::string_view attribute);

/// Some denied name begins with `prefix`, or a name with underscores could.
[[nodiscard]] bool may_become_denied(const CompiledPolicy& policy, std::string_view prefix);

}  // namespace paddock
