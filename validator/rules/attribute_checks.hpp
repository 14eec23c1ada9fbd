#pragma once
#include <vector>

#include "facts/facts.hpp"
#include "rules/compiled_policy.hpp"
#include "rules/rule.hpp"

namespace paddock {

/// Format strings that read denied attributes, and texts out of sight that are used as such (rule denied-attribute).
[[nodiscard]] std::vector<Hit> check_formats(const Facts& facts, const CompiledPolicy& policy);

/// Patterns and names of class bodies by which `case P(x)` reads an attribute that is denied or not known (rule
/// denied-attribute).
[[nodiscard]] std::vector<Hit> check_class_patterns(const Facts& facts, const CompiledPolicy& policy);

/// Stores into Field objects, by whose names dataclass(), asdict() and replace() write code and reach attributes (rule
/// denied-attribute). Source: CPython's dataclasses.py, _process_class and _hash_fn.
[[nodiscard]] std::vector<Hit> check_field_objects(const Facts& facts);

/// Classes that are made of texts rather than written down, metaclasses and what makes such (rule dynamic-name).
/// Sources: Python reference, "Metaclasses"; enum, "Functional API"; typing.TypedDict, "alternative syntax".
[[nodiscard]] std::vector<Hit> check_made_classes(const Facts& facts);

/// Methods of pandas that call another by its name, given one that cannot be known (rule dynamic-name).
[[nodiscard]] std::vector<Hit> check_dispatches(const Facts& facts, const CompiledPolicy& policy);

}  // namespace paddock
