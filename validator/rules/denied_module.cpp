#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "rules/all_rules.hpp"
#include "rules/modules.hpp"

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

/// `pd.io.common.os`: a path that becomes a denied module at this attribute, and not before.
std::optional<Hit> reach_through(const Facts& facts, const Policy& policy, Site attribute, std::string_view hidden) {
    const std::string_view name = facts.last_name(attribute);
    const Value& object = facts.value_of(facts.object_of(attribute));
    bool known = false;
    for (const Atom& atom : object.atoms) {
        if (atom.kind != Atom::Kind::path || atom.text.find('(') != std::string::npos) continue;
        known = true;
        if (classify_module(policy.modules, atom.text).what == ModuleClass::denied)
            return std::nullopt;  // told already
        const std::string full = fmt::format("{}.{}", atom.text, name);
        const ModuleMatch match = classify_module(policy.modules, full);
        if (match.entry == full && match.what == ModuleClass::allowed) continue;
        const std::string_view what = match.entry == full ? std::string_view(full) : hidden;
        return Hit{facts.range_of_name(attribute),
                   fmt::format("`{}` is the denied module {}, reached through {}", full, what,
                               atom.text.substr(0, atom.text.find('.'))),
                   std::string(kAdvice),
                   {}};
    }
    if (known || !is_unmistakable(name) || facts.is_own_attribute(attribute)) return std::nullopt;
    return Hit{facts.range_of_name(attribute),
               fmt::format("`.{}` is the denied module {}", name, hidden),
               std::string(kAdvice),
               {}};
}

void check_attributes(const Facts& facts, const Policy& policy, std::vector<Hit>& hits) {
    for (const std::string_view name : facts.attribute_names()) {
        const std::string_view hidden = denied_by_name(policy.modules, name);
        if (hidden.empty()) continue;
        for (const Site site : facts.attributes_of(name)) {
            if (std::optional<Hit> hit = reach_through(facts, policy, site, hidden)) hits.push_back(*std::move(hit));
        }
    }
    // Entries with dots ("typing.get_type_hints", "scipy.io"), reached as attributes of what was imported under another
    // name.
    for (const std::string& entry : policy.modules.deny) {
        const std::size_t dot = entry.rfind('.');
        if (dot == std::string::npos) continue;
        const std::string_view last = std::string_view(entry).substr(dot + 1);
        if (!denied_by_name(policy.modules, last).empty()) continue;  // seen above
        for (const Site site : facts.attributes_of(last)) {
            if (!facts.may_be(site, entry)) continue;
            hits.push_back({facts.range_of_name(site), fmt::format("`{}` is denied", entry), std::string(kAdvice), {}});
        }
    }
}

std::vector<Hit> check(const Facts& facts, const Policy& policy) {
    std::vector<Hit> hits;
    check_imports(facts, policy, hits);
    if (policy.depth == Depth::resolved) check_attributes(facts, policy, hits);
    return hits;
}

}  // namespace

const Rule kDeniedModule{.id = "denied-module", .points = 30, .critical = true, .text = kText, .check = check};

}  // namespace paddock
