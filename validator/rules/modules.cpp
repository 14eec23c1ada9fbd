#include "rules/modules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "reach/reach.hpp"
#include "rules/call_patterns.hpp"

namespace paddock {
namespace {

std::string_view root_of(std::string_view path) {
    return path.substr(0, path.find('.'));
}

std::string_view last_of(std::string_view path) {
    return path.substr(path.rfind('.') + 1);
}

bool is_listed_call(const CompiledPolicy& policy, std::string_view path) {
    return std::any_of(policy.calls.begin(), policy.calls.end(), [&](const auto& rule) {
        return std::any_of(rule.second.begin(), rule.second.end(),
                           [&](const std::string& pattern) { return matches_name(pattern, path); });
    });
}

/// Functions that reach attributes by text: rules watch them where they are used (text_names.cpp), so that a module
/// which holds one is not to be handed on.
bool reaches_by_text(std::string_view name) {
    constexpr std::array kNames = std::to_array<std::string_view>(
        {"builtins.delattr", "builtins.getattr", "builtins.setattr", "functools.update_wrapper", "functools.wraps",
         "operator.attrgetter", "operator.methodcaller"});
    return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

/// What is denied of a thing by its best known name, or "".
std::string why_denied_thing(const CompiledPolicy& policy, std::string_view name, std::string_view path) {
    constexpr std::string_view kBuiltins = "builtins.";
    if (name.starts_with(kBuiltins)) {  // the module is denied, most of what it holds is not
        const std::string_view builtin = name.substr(kBuiltins.size());
        return policy.builtins_deny.contains(builtin) ? fmt::format("the builtin {}", builtin) : std::string();
    }
    if (classify_module(policy.modules, name).what == ModuleClass::denied) return std::string(name);
    // The rules of [calls] find what ends in the listed name and begins in its library.
    const bool found_by_name = last_of(path) == last_of(name) && root_of(path) == root_of(name);
    return !found_by_name && is_listed_call(policy, name) ? std::string(name) : std::string();
}

}  // namespace

PathVerdict judge_path(const CompiledPolicy& policy, std::string_view path) {
    const ModuleMatch spelled = classify_module(policy.modules, path);
    if (spelled.what == ModuleClass::allowed && spelled.entry == path) return {PathVerdict::Is::fine, {}};
    const Reach found = reach(path);
    if (found.kind == Reach::Kind::unknown) return {};
    if (found.kind == Reach::Kind::module) {
        const bool denied = classify_module(policy.modules, found.name).what == ModuleClass::denied;
        if (!denied) return {PathVerdict::Is::fine, {}};
        return {PathVerdict::Is::denied, fmt::format("the module {}", found.name)};
    }
    std::string what = why_denied_thing(policy, found.name, path);
    const PathVerdict::Is is = what.empty() ? PathVerdict::Is::fine : PathVerdict::Is::denied;
    return {is, std::move(what)};
}

bool is_known_module(std::string_view path) {
    return reach(path).kind == Reach::Kind::module;
}

bool leads_nowhere(const CompiledPolicy& policy, std::string_view module) {
    std::set<std::string> seen;
    std::vector<std::string> open{reach(module).name};
    while (!open.empty()) {
        const std::string at = std::move(open.back());
        open.pop_back();
        if (!seen.insert(at).second) continue;
        const std::vector<Reach> attributes = attributes_of_module(at);
        if (attributes.empty() || classify_module(policy.modules, at).what == ModuleClass::denied) return false;
        for (const Reach& attribute : attributes) {
            if (attribute.kind == Reach::Kind::module) {
                open.push_back(attribute.name);
            } else if (reaches_by_text(attribute.name) || !why_denied_thing(policy, attribute.name, "").empty()) {
                return false;
            }
        }
    }
    return true;
}

ModuleMatch classify_module(const ModuleLists& modules, std::string_view dotted) {
    for (std::string_view name = dotted; !name.empty();) {
        if (const auto denied = modules.deny.find(name); denied != modules.deny.end()) {
            return {ModuleClass::denied, *denied};
        }
        if (const auto allowed = modules.allow.find(name); allowed != modules.allow.end()) {
            return {ModuleClass::allowed, *allowed};
        }
        const std::size_t dot = name.rfind('.');
        name = name.substr(0, dot == std::string_view::npos ? 0 : dot);
    }
    return {};
}

std::string_view denied_by_name(const CompiledPolicy& policy, std::string_view name) {
    const std::string_view exact = policy.denied_module(name);
    if (!exact.empty() || !name.starts_with('_')) return exact;
    while (name.starts_with('_')) name.remove_prefix(1);
    return policy.denied_module(name);
}

bool reaches_entry(std::string_view entry, std::string_view path) {
    const std::string_view root = entry.substr(0, entry.find('.'));
    const std::string_view last = entry.substr(entry.rfind('.') + 1);
    if (path.substr(path.rfind('.') + 1) != last) return false;
    // The names under which libraries import each other.
    const auto module_of = [](std::string_view name) {
        return name == "np" ? std::string_view("numpy") : name == "pd" ? std::string_view("pandas") : name;
    };
    while (!path.empty()) {
        const std::size_t dot = path.find('.');
        if (dot == std::string_view::npos) return false;
        if (module_of(path.substr(0, dot)) == root) return true;
        path.remove_prefix(dot + 1);
    }
    return false;
}

}  // namespace paddock
