#include <fmt/format.h>

#include <algorithm>

#include "reach/reach.hpp"
#include "rules/all_rules.hpp"
#include "rules/modules.hpp"
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

/// The module that this expression is: by an import of a whole module, or after the table of what modules lead to; ""
/// for others.
std::string_view module_of(const Facts& facts, Site expression) {
    for (const Atom& atom : facts.value_of(expression).atoms) {
        if (atom.kind != Atom::Kind::path) continue;
        if (is_known_module(atom.text)) return atom.text;
        for (const Import& import : facts.imports()) {
            if (!import.name.empty() || !import.module.starts_with(atom.text)) continue;
            const std::size_t size = atom.text.size();
            if (import.module.size() == size || import.module[size] == '.') return atom.text;
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
        const std::string_view last = std::string_view(atom.text).substr(atom.text.rfind('.') + 1);
        if (last == "inf" || last == "nan" || last == "pi" || last == "e") continue;  // a number beside an object
        if (!atom.text.starts_with("pandas.options") && !atom.text.starts_with("builtins.")) return atom.text;
    }
    return {};
}

/// getattr(talib, name), hasattr(np, "float128"), dir(talib).
bool is_asked_by_text(const Facts& facts, const CompiledPolicy& policy, Site read) {
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

/// Handed on in general; besides, a module as an annotation in a class, or in a function when annotations are copied.
bool is_out_of_sight(const Facts& facts, Site expression) {
    if (facts.is_handed_on(expression)) return true;
    const bool kept = facts.is_in_class_body(expression) || !facts.attributes_of("update_wrapper").empty() ||
                      !facts.reads_of("update_wrapper").empty();
    return kept && facts.is_annotation(expression);
}

void check_handed_on(const Facts& facts, const CompiledPolicy& policy, Site expression, std::vector<Hit>& hits) {
    if (!is_out_of_sight(facts, expression)) return;
    const std::string_view module = module_of(facts, expression);
    if (module.empty() || is_asked_by_text(facts, policy, expression) || leads_nowhere(policy, module)) return;
    hits.push_back({facts.range_of(expression),
                    fmt::format("hands on the module {}, and what is read of it there is out of sight", module),
                    "use the module where it is imported: module.name",
                    {}});
}

void check_names(const Facts& facts, const CompiledPolicy& policy, std::vector<Hit>& hits) {
    const bool starred = std::any_of(facts.imports().begin(), facts.imports().end(),
                                     [](const Import& import) { return import.name == "*"; });
    if (starred) {  // any name may be one that a star brought
        for (const Site read : facts.reads()) check_handed_on(facts, policy, read, hits);
        return;
    }
    for (const std::string_view name : facts.names_of_modules()) {
        for (const Site read : facts.reads_of(name)) check_handed_on(facts, policy, read, hits);
    }
}

std::vector<Hit> check(const Facts& facts, const CompiledPolicy& policy) {
    std::vector<Hit> hits;
    if (policy.depth == Depth::literal) return hits;
    if (facts.imports().empty()) return hits;
    check_names(facts, policy, hits);
    for (const std::string_view name : facts.attribute_names()) {  // show(json.decoder)
        if (!leads_somewhere(name)) continue;
        for (const Site site : facts.attributes_of(name)) check_handed_on(facts, policy, site, hits);
    }
    for (const TextAttribute& text : facts.text_attributes()) {  // show(getattr(json, "decoder"))
        if (leads_somewhere(text.name)) check_handed_on(facts, policy, text.use.site, hits);
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
