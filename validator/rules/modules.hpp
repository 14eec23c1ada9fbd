#pragma once
#include <string>
#include <string_view>

#include "paddock/policy.hpp"

namespace paddock {

enum class ModuleClass { unknown, allowed, denied };

struct ModuleMatch {
    ModuleClass what = ModuleClass::unknown;
    std::string_view entry;  ///< the list's name that decided; empty when none did
};

/// What the policy says of a dotted name: the longest entry that covers it decides, deny before allow.
[[nodiscard]] ModuleMatch classify_module(const ModuleLists& modules, std::string_view dotted);

/// The denied module that `name`, an attribute of a module, is by its name ("_os" is os): for what no list knows.
[[nodiscard]] std::string_view denied_by_name(const ModuleLists& modules, std::string_view name);

/// A path that leads to what the dotted entry of a list names, by whatever way: the entry itself, the entry behind
/// another module (`typing.operator.attrgetter`, `pandas._typing.np.ctypeslib`), or its last name elsewhere in the same
/// package.
[[nodiscard]] bool reaches_entry(std::string_view entry, std::string_view path);

}  // namespace paddock
