#pragma once
#include <string>
#include <string_view>

#include "rules/compiled_policy.hpp"

namespace paddock {

enum class ModuleClass { unknown, allowed, denied };

struct ModuleMatch {
    ModuleClass what = ModuleClass::unknown;
    std::string_view entry;  ///< the list's name that decided; empty when none did
};

/// What the policy says of a dotted name: the longest entry that covers it decides, deny before allow.
[[nodiscard]] ModuleMatch classify_module(const ModuleLists& modules, std::string_view dotted);

/// What the table of reach-through paths (reach/reach.hpp) and the policy say of a path that begins at a module.
struct PathVerdict {
    enum class Is { unknown, fine, denied };
    Is is = Is::unknown;  ///< unknown: not in the table, so that names have to decide
    std::string what;     ///< of denied ones: "the module os", "types.FunctionType", "the builtin open"
};
/// Denied is what a list of the policy names: modules.deny, and builtins.deny and [calls] by whatever other name. A
/// path that modules.allow names as it is spelled is fine.
[[nodiscard]] PathVerdict judge_path(const CompiledPolicy& policy, std::string_view path);

/// The path is a module, after the table.
[[nodiscard]] bool is_known_module(std::string_view path);

/// A module of the table from which nothing denied can be read, through whatever other modules.
[[nodiscard]] bool leads_nowhere(const CompiledPolicy& policy, std::string_view module);

/// The denied module that `name`, an attribute of a module, is by its name ("_os" is os): for what no list knows.
[[nodiscard]] std::string_view denied_by_name(const CompiledPolicy& policy, std::string_view name);

/// A path that leads to what the dotted entry of a list names, by whatever way: the entry itself, the entry behind
/// another module (`typing.operator.attrgetter`, `pandas._typing.np.ctypeslib`), or its last name elsewhere in the same
/// package.
[[nodiscard]] bool reaches_entry(std::string_view entry, std::string_view path);

}  // namespace paddock
