#include "rules/text_names.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "rules/modules.hpp"

namespace paddock {
namespace {

bool is_dunder(std::string_view name) {
    return name.size() > 4 && name.starts_with("__") && name.ends_with("__");
}

}  // namespace

bool is_allowed_object(const Facts& facts, const CompiledPolicy& policy, Site object) {
    if (object == kNoNode) return false;
    const Value& value = facts.value_of(object);
    if (value.unknown || value.atoms.empty()) return false;
    return std::all_of(value.atoms.begin(), value.atoms.end(), [&](const Atom& atom) {
        return atom.kind == Atom::Kind::path && policy.reflection_allow_on.contains(atom.text);
    });
}

std::optional<std::string> why_denied(const CompiledPolicy& policy, std::string_view attribute) {
    if (policy.attributes_deny.contains(attribute)) return fmt::format("the denied attribute {}", attribute);
    if (policy.builtins_deny.contains(attribute) &&
        (is_dunder(attribute) || attribute == "eval" || attribute == "exec")) {
        return fmt::format("the denied builtin {}", attribute);
    }
    if (policy.attributes_unknown_deny && attribute.starts_with('_') && !policy.attributes_allow.contains(attribute)) {
        return fmt::format("{}, which is not among the allowed attributes", attribute);
    }
    const std::string_view module = denied_by_name(policy, attribute);
    if (!module.empty() && module.find('.') == std::string_view::npos && attribute.starts_with('_')) {
        return fmt::format("the denied module {}", module);
    }
    return std::nullopt;
}

bool may_become_denied(const CompiledPolicy& policy, std::string_view prefix) {
    const std::string_view bare = prefix.substr(std::min(prefix.find_first_not_of('_'), prefix.size()));
    if (bare.empty() || prefix.starts_with("__")) return true;
    if (prefix.starts_with('_') && policy.attributes_unknown_deny) return true;
    const auto begins = [](const NameSet& names, std::string_view with) {
        const auto at = names.lower_bound(with);
        return at != names.end() && std::string_view(*at).starts_with(with);
    };
    return begins(policy.attributes_deny, prefix) || begins(policy.builtins_deny, prefix) ||
           begins(policy.modules.deny, prefix) || begins(policy.modules.deny, bare);
}

}  // namespace paddock
