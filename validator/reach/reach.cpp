#include "reach/reach.hpp"

#include <algorithm>
#include <span>

#include "reach/table.hpp"

namespace paddock {
namespace {

using reach_table::Attribute;
using reach_table::kNowhere;
using reach_table::Module;
using reach_table::Text;

std::span<const Text> texts() {
    return {reach_table::kTexts, reach_table::kTextCount};
}

std::string_view text_at(std::uint32_t number) {
    const Text& text = reach_table::kTexts[number];
    return {reach_table::kPool + text.start, text.size};
}

/// The place of a text, or kNowhere. Numbers order as the texts do.
std::uint32_t number_of(std::string_view text) {
    const auto all = texts();
    const auto found = std::lower_bound(all.begin(), all.end(), text, [](const Text& one, std::string_view wanted) {
        return std::string_view(reach_table::kPool + one.start, one.size) < wanted;
    });
    const auto number = static_cast<std::uint32_t>(found - all.begin());
    return found != all.end() && text_at(number) == text ? number : kNowhere;
}

const Module* module_at(std::uint32_t name) {
    const std::span<const Module> all(reach_table::kModules, reach_table::kModuleCount);
    const auto found = std::lower_bound(
        all.begin(), all.end(), name, [](const Module& module, std::uint32_t wanted) { return module.name < wanted; });
    return name != kNowhere && found != all.end() && found->name == name ? &*found : nullptr;
}

std::span<const Attribute> attributes(const Module& module) {
    const Module* const next = &module + 1;
    return {reach_table::kAttributes + module.first, reach_table::kAttributes + next->first};
}

const Attribute* attribute_of(const Module& module, std::string_view name) {
    const std::uint32_t number = number_of(name);
    const auto all = attributes(module);
    const auto found =
        std::lower_bound(all.begin(), all.end(), number,
                         [](const Attribute& attribute, std::uint32_t wanted) { return attribute.name < wanted; });
    return number != kNowhere && found != all.end() && found->name == number ? &*found : nullptr;
}

std::string joined(std::string_view module, std::string_view name) {
    return std::string(module).append(".").append(name);
}

Reach reach_of(std::string_view module, const Attribute& attribute) {
    if (attribute.target == kNowhere) return {Reach::Kind::thing, joined(module, text_at(attribute.name))};
    return {attribute.is_module ? Reach::Kind::module : Reach::Kind::thing, std::string(text_at(attribute.target))};
}

/// `found`, and what stands behind it, which no table knows: of things, and of modules that are in none.
Reach beyond(Reach found, std::string_view rest) {
    if (rest.empty()) return found;
    return {Reach::Kind::unknown, std::move(found.name).append(rest)};
}

}  // namespace

/// Goes from module to module by their places in the table; a text is made of the end alone.
Reach reach(std::string_view path) {
    const auto part_of = [](std::string_view rest) { return rest.substr(0, rest.find('.')); };
    std::string_view known = part_of(path);
    const Module* module = module_at(number_of(known));
    if (module == nullptr) return {Reach::Kind::unknown, std::string(path)};
    std::string_view rest = path.substr(known.size());
    while (module != nullptr && !rest.empty()) {
        const std::string_view part = part_of(rest.substr(1));
        rest.remove_prefix(1 + part.size());
        const Attribute* const attribute = attribute_of(*module, part);
        if (attribute != nullptr && !attribute->is_module) return beyond(reach_of(known, *attribute), rest);
        if (attribute != nullptr) {
            known = text_at(attribute->target);
            module = module_at(attribute->target);
            continue;
        }
        std::string full = joined(known, part);  // a submodule need not be an attribute before it is imported
        module = module_at(number_of(full));
        if (module == nullptr) return {Reach::Kind::unknown, std::move(full).append(rest)};
        known = text_at(module->name);
    }
    return beyond({Reach::Kind::module, std::string(known)}, rest);
}

bool leads_somewhere(std::string_view attribute) {
    const std::uint32_t number = number_of(attribute);
    return number != kNowhere && reach_table::kTexts[number].leads;
}

std::vector<Reach> attributes_of_module(std::string_view module) {
    std::vector<Reach> found;
    const Module* const known = module_at(number_of(module));
    if (known == nullptr) return found;
    for (const Attribute& attribute : attributes(*known)) found.push_back(reach_of(module, attribute));
    return found;
}

}  // namespace paddock
