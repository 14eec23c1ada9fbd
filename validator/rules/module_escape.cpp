#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "rules/all_rules.hpp"
#include "rules/text_names.hpp"

namespace paddock {
namespace {

constexpr RuleText kText{
    .title = "a module is handed on as a value",
    .why =
        "Handed to a function, kept in a container or an object, a module can be asked for anything out of sight: many "
        "harmless modules lead to os and sys. A plain alias (`np = numpy`) is fine.",
    .bad = "import logging\nshow(logging)",
    .good = "import logging\nlog = logging.getLogger(__name__)"};

/// Modules written in C that hold numbers and functions and lead nowhere (CPython 3.11: vars() of each).
constexpr std::array kLeadNowhere = std::to_array<std::string_view>({"cmath", "itertools", "math", "time"});

/// The module that this read is, by an import of a whole module; "" for others.
std::string_view module_of(const Facts& facts, Site read) {
    for (const Atom& atom : facts.value_of(read).atoms) {
        if (atom.kind != Atom::Kind::path) continue;
        for (const Import& import : facts.imports()) {
            if (import.name.empty() && (import.module == atom.text || import.module.starts_with(atom.text + "."))) {
                return atom.text;
            }
        }
    }
    return {};
}

/// What an attribute is stored into, when that is a library's; pandas.options is there to be set.
std::string_view library_of(const Facts& facts, Site store) {
    const Site object = facts.object_of(store);
    if (object == kNoNode) return {};
    for (const Atom& atom : facts.value_of(object).atoms) {
        if (atom.kind != Atom::Kind::path || atom.text.find('(') != std::string::npos) continue;
        if (!atom.text.starts_with("pandas.options") && !atom.text.starts_with("builtins.")) return atom.text;
    }
    return {};
}

/// getattr(talib, name), hasattr(np, "float128"), dir(talib).
bool is_asked_by_text(const Facts& facts, const Policy& policy, Site read) {
    const Site list = facts.parent_of(read);
    const Site call = list == kNoNode ? kNoNode : facts.parent_of(list);
    if (call == kNoNode || facts.argument(call, 0, "") != read) return false;
    const std::string_view name = facts.called_name(call);
    if (name == "hasattr" || name == "dir") {
        return facts.may_be(facts.callee_of(call), "builtins." + std::string(name));
    }
    return name == "getattr" && facts.may_be(facts.callee_of(call), "builtins.getattr") &&
           (is_allowed_object(facts, policy, read) || !facts.value_of(facts.argument(call, 1, "")).unknown);
}

std::vector<Hit> check(const Facts& facts, const Policy& policy) {
    std::vector<Hit> hits;
    if (policy.depth == Depth::literal) return hits;
    if (facts.imports().empty()) return hits;
    for (const Site read : facts.reads()) {
        if (!facts.is_handed_on(read)) continue;
        const std::string_view module = module_of(facts, read);
        if (module.empty() || std::find(kLeadNowhere.begin(), kLeadNowhere.end(), module) != kLeadNowhere.end())
            continue;
        if (is_asked_by_text(facts, policy, read)) continue;
        hits.push_back({facts.range_of(read),
                        fmt::format("hands on the module {}, and what is read of it there is out of sight", module),
                        "use the module where it is imported: module.name",
                        {}});
    }
    for (const Import& import : facts.imports()) {
        if (facts.is_in_class_body(import.site)) {
            hits.push_back({facts.range_of(import.site),
                            fmt::format("makes {} an attribute of a class", import.path()),
                            "import at the top of the file",
                            {}});
        }
    }
    for (const Site store : facts.attribute_stores()) {
        const std::string_view library = library_of(facts, store);
        if (library.empty()) continue;
        hits.push_back({facts.range_of(store),
                        fmt::format("changes {}, which belongs to a library", library),
                        "keep your own values in your own names",
                        {}});
    }
    return hits;
}

}  // namespace

const Rule kModuleEscape{.id = "module-escape", .points = 15, .critical = true, .text = kText, .check = check};

}  // namespace paddock
