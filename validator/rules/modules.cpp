#include "rules/modules.hpp"

namespace paddock {

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

std::string_view denied_by_name(const ModuleLists& modules, std::string_view name) {
    if (const auto exact = modules.deny.find(name); exact != modules.deny.end()) return *exact;
    while (name.starts_with('_')) name.remove_prefix(1);
    const auto bare = modules.deny.find(name);
    return bare == modules.deny.end() || name.empty() ? std::string_view() : std::string_view(*bare);
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
