#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "rules/all_rules.hpp"
#include "rules/modules.hpp"
#include "rules/text_names.hpp"

namespace paddock {
namespace {

constexpr RuleText kText{
    .title = "a denied module is imported, or reached through another",
    .why =
        "Modules such as os, socket or ctypes lead to processes, files, the network and memory. It makes no difference "
        "whether one is imported, or found as an attribute of a module that is allowed.",
    .bad = "import os\nimport pandas as pd\npd.io.common.os.system(\"id\")",
    .good = "import numpy as np\nimport pandas as pd"};

constexpr std::string_view kAdvice = "remove it: a strategy needs no more than its data, numbers and indicators";

/// Names of modules that nothing else is called: an attribute of such a name is that module, whatever the object.
/// Source: the import statements of CPython's standard library, where these are module globals.
constexpr std::array kUnmistakable = std::to_array<std::string_view>(
    {"_os", "_sys", "_thread", "builtins", "ctypes", "importlib", "marshal", "multiprocessing", "os", "pathlib",
     "posix", "pty", "runpy", "shutil", "subprocess", "sys", "tempfile"});

bool is_unmistakable(std::string_view name) {
    return std::find(kUnmistakable.begin(), kUnmistakable.end(), name) != kUnmistakable.end();
}

Hit import_hit(const Facts& facts, const Import& import, std::string_view module, std::string_view reason) {
    return {facts.range_of(import.site), fmt::format("imports {}, {}", module, reason), std::string(kAdvice), {}};
}

void check_imports(const Facts& facts, const Policy& policy, std::vector<Hit>& hits) {
    for (const Import& import : facts.imports()) {
        const std::string path = import.path();
        const ModuleMatch match = classify_module(policy.modules, path);
        if (match.what == ModuleClass::denied) {
            hits.push_back(import_hit(facts, import, path, fmt::format("and {} is denied", match.entry)));
        } else if (match.what == ModuleClass::unknown && policy.modules.unknown == UnknownModules::deny) {
            hits.push_back(import_hit(facts, import, path, "which is not among the allowed modules"));
        } else if (policy.depth == Depth::resolved && !import.name.empty() && match.entry != path) {
            const std::string_view hidden = denied_by_name(policy.modules, import.name);
            if (!hidden.empty()) {
                hits.push_back(
                    import_hit(facts, import, path,
                               fmt::format("which is the module {}, reached through {}", hidden, import.module)));
            }
        }
    }
}

/// An attribute that is read: written out, or by text.
struct Reading {
    std::string_view name;
    const Value* object = nullptr;
    SourceRange where;
    bool own = false;  ///< of a class of this file, which gives it a value
};

/// `pd.io.common.os`: a path that becomes a denied module at this attribute, and not before.
std::optional<Hit> reach_through(const Policy& policy, const Reading& reading, std::string_view hidden) {
    bool known = false;
    for (const Atom& atom : reading.object->atoms) {
        if (atom.kind != Atom::Kind::path || atom.text.find('(') != std::string::npos) continue;
        known = true;
        if (classify_module(policy.modules, atom.text).what == ModuleClass::denied)
            return std::nullopt;  // told already
        const std::string full = fmt::format("{}.{}", atom.text, reading.name);
        const ModuleMatch match = classify_module(policy.modules, full);
        if (match.entry == full && match.what == ModuleClass::allowed) continue;
        const std::string_view what = match.entry == full ? std::string_view(full) : hidden;
        return Hit{reading.where,
                   fmt::format("`{}` is the denied module {}, reached through {}", full, what,
                               atom.text.substr(0, atom.text.find('.'))),
                   std::string(kAdvice),
                   {}};
    }
    if (known || !is_unmistakable(reading.name) || reading.own) return std::nullopt;
    return Hit{
        reading.where, fmt::format("`.{}` is the denied module {}", reading.name, hidden), std::string(kAdvice), {}};
}

void check_attributes(const Facts& facts, const Policy& policy, std::vector<Hit>& hits) {
    const auto look = [&](const Reading& reading, std::string_view hidden) {
        if (std::optional<Hit> hit = reach_through(policy, reading, hidden)) hits.push_back(*std::move(hit));
    };
    for (const std::string_view name : facts.attribute_names()) {
        const std::string_view hidden = denied_by_name(policy.modules, name);
        if (hidden.empty()) continue;
        for (const Site site : facts.attributes_of(name)) {
            look(
                {name, &facts.value_of(facts.object_of(site)), facts.range_of_name(site), facts.is_own_attribute(site)},
                hidden);
        }
    }
    static const Value kAnything = Value::make_unknown();
    for (const TextAttribute& attribute : text_attributes(facts)) {
        const std::string_view hidden = denied_by_name(policy.modules, attribute.name);
        if (hidden.empty()) continue;
        const Value& object = attribute.use.object == kNoNode ? kAnything : facts.value_of(attribute.use.object);
        look({attribute.name, &object, facts.range_of(attribute.use.site), false}, hidden);
    }
}

/// Names that `from m import *` brings.
void check_starred(const Facts& facts, const Policy& policy, std::vector<Hit>& hits) {
    const auto is_star = [](const Import& import) { return import.name == "*"; };
    if (std::none_of(facts.imports().begin(), facts.imports().end(), is_star)) return;
    for (const Site read : facts.reads()) {
        const std::string_view hidden = denied_by_name(policy.modules, facts.last_name(read));
        if (hidden.empty()) continue;
        for (const Atom& atom : facts.value_of(read).atoms) {
            if (atom.kind != Atom::Kind::path || atom.text.starts_with("builtins.")) continue;
            if (classify_module(policy.modules, atom.text.substr(0, atom.text.rfind('.'))).what == ModuleClass::denied)
                continue;
            hits.push_back({facts.range_of(read),
                            fmt::format("`{}` is the denied module {}", atom.text, hidden),
                            std::string(kAdvice),
                            {}});
            break;
        }
    }
}

/// Entries with dots ("typing.get_type_hints", "scipy.io"), by whatever way they are reached.
void check_dotted_entries(const Facts& facts, const Policy& policy, std::vector<Hit>& hits) {
    const std::vector<TextAttribute> texts = text_attributes(facts);
    const auto reaches = [&](Site site, const std::string& entry) {
        const Value& value = facts.value_of(site);
        return std::any_of(value.atoms.begin(), value.atoms.end(), [&](const Atom& atom) {
            return atom.kind == Atom::Kind::path && reaches_entry(entry, atom.text);
        });
    };
    for (const std::string& entry : policy.modules.deny) {
        const std::size_t dot = entry.rfind('.');
        if (dot == std::string::npos) continue;
        const std::string_view last = std::string_view(entry).substr(dot + 1);
        const auto look = [&](Site site, SourceRange where) {
            if (reaches(site, entry))
                hits.push_back({where, fmt::format("reaches {}, which is denied", entry), std::string(kAdvice), {}});
        };
        if (denied_by_name(policy.modules, last).empty()) {  // else seen above
            for (const Site site : facts.attributes_of(last)) look(site, facts.range_of_name(site));
        }
        for (const TextAttribute& text : texts) {
            if (text.name == last) look(text.use.site, facts.range_of(text.use.site));
        }
        for (const Site read : facts.reads_of(last)) {
            const bool imported = std::any_of(facts.imports().begin(), facts.imports().end(),
                                              [&](const Import& import) { return import.name == last; });
            if (!imported) look(read, facts.range_of(read));  // an import of that name was told where it stands
        }
        for (const Import& import : facts.imports()) {
            const std::string path = import.path();
            if (path == entry || import.name != last || !reaches_entry(entry, path)) continue;
            if (classify_module(policy.modules, path).what == ModuleClass::denied) continue;  // told already
            hits.push_back(import_hit(facts, import, path, fmt::format("which is {}, and denied", entry)));
        }
    }
}

std::vector<Hit> check(const Facts& facts, const Policy& policy) {
    std::vector<Hit> hits;
    check_imports(facts, policy, hits);
    if (policy.depth == Depth::literal) return hits;
    check_attributes(facts, policy, hits);
    check_starred(facts, policy, hits);
    check_dotted_entries(facts, policy, hits);
    return hits;
}

}  // namespace

const Rule kDeniedModule{.id = "denied-module", .points = 30, .critical = true, .text = kText, .check = check};

}  // namespace paddock
