// Objects of dataclasses.Field that a file has in hand.
#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "rules/attribute_checks.hpp"

namespace paddock {
namespace {

/// `held = field(default=1)`: a Field that goes by a name of the file's own. One that stands as the value of an
/// annotated name in a class body is dataclass()'s, when nothing else looks at the class before, or at that name.
bool keeps_fields(const Facts& facts) {
    const auto imports = [](const Import& import) { return import.name == "fields" || import.name == "Field"; };
    if (!facts.attributes_of("fields").empty() || !facts.attributes_of("Field").empty() ||
        std::any_of(facts.imports().begin(), facts.imports().end(), imports)) {
        return true;
    }
    const SyntaxTree& tree = facts.tree();
    const auto is_kept = [&](Site maker) {
        if (!facts.may_be(maker, "dataclasses.field")) return false;
        const Site call = facts.call_of(maker);
        if (call == kNoNode) return true;
        const Site assignment = facts.parent_of(call);
        const bool declares = tree.nodes[assignment].kind == Kind::assignment && facts.is_in_class_body(assignment) &&
                              tree.child(assignment, Kind::type) != kNoNode;
        Site owner = assignment;
        while (owner != kNoNode && tree.nodes[owner].kind != Kind::class_definition) owner = facts.parent_of(owner);
        return !declares || owner == kNoNode || !facts.has_plain_decorators(owner);
    };
    const auto any_kept = [&](std::span<const Site> sites) { return std::any_of(sites.begin(), sites.end(), is_kept); };
    const bool made = !facts.reads_of("field").empty() || !facts.attributes_of("field").empty();
    // Called by the interpreter while a class is made.
    const bool watched =
        !facts.definitions_of("__set_name__").empty() || !facts.definitions_of("__init_subclass__").empty();
    if (made && watched) return true;
    const bool renamed = std::any_of(facts.imports().begin(), facts.imports().end(), [](const Import& import) {
        return import.name == "field" && !import.alias.empty() && import.module == "dataclasses";
    });
    return renamed || any_kept(facts.reads_of("field")) || any_kept(facts.attributes_of("field"));
}

bool is_in_annotation(const Facts& facts, Site read) {
    const auto holds = [&](Site annotation) { return facts.is_inside(read, annotation); };
    return std::any_of(facts.annotations().begin(), facts.annotations().end(), holds);
}

}  // namespace

std::vector<Hit> check_field_objects(const Facts& facts) {
    std::vector<Hit> hits;
    constexpr std::array kParts = std::to_array<std::string_view>(
        {"name", "type", "default", "default_factory", "init", "repr", "compare", "hash", "kw_only", "_field_type"});
    const auto is_part = [&](std::string_view name) {
        return std::find(kParts.begin(), kParts.end(), name) != kParts.end();
    };
    std::optional<bool> keeps;
    // The object is none of those, as far as can be told.
    const auto is_other = [&](Site object) {
        if (object == kNoNode) return false;
        const Value& value = facts.value_of(object);
        const auto may_be_field = [](const Atom& atom) {
            return atom.kind == Atom::Kind::path && atom.text.starts_with("dataclasses.") && atom.text.ends_with(")");
        };
        if (std::any_of(value.atoms.begin(), value.atoms.end(), may_be_field)) return false;
        // Not so partial(field)() and deque([kept]).pop(); a plain value beside may be the default of a Field.
        const auto is_object = [](const Atom& atom) {
            if (atom.kind == Atom::Kind::instance || atom.kind == Atom::Kind::class_) return true;
            if (atom.kind != Atom::Kind::path) return atom.kind == Atom::Kind::function;
            return atom.text.find('(') == std::string::npos ||
                   (atom.text.starts_with("pandas.") && atom.text.find("()") == atom.text.rfind("()"));
        };
        const bool known = !value.unknown && !value.atoms.empty();
        if (known && std::all_of(value.atoms.begin(), value.atoms.end(), is_object)) return true;
        if (!keeps) keeps = keeps_fields(facts);
        return !*keeps;
    };
    const auto add = [&](Site site) {
        hits.push_back(
            {facts.range_of(site), "may change what a dataclass is made of", "let the class declare its fields", {}});
    };
    for (const auto makers : {facts.reads_of("field"), facts.attributes_of("field")}) {
        for (const Site maker : makers) {  // `size: int = field(default=1)`, and then `held.append(size)` beside it
            const Site call = facts.may_be(maker, "dataclasses.field") ? facts.call_of(maker) : kNoNode;
            const Site assignment = call == kNoNode ? kNoNode : facts.parent_of(call);
            if (assignment == kNoNode || facts.tree().nodes[assignment].kind != Kind::assignment) continue;
            if (!facts.is_in_class_body(assignment)) continue;
            const Site body = facts.parent_of(facts.parent_of(assignment));
            for (const Site read : facts.reads_of(facts.text_of(facts.tree().child(assignment, Field::left)))) {
                if (facts.is_in_class_body(read) && facts.is_inside(read, body) && !facts.is_inside(read, assignment) &&
                    !is_in_annotation(facts, read)) {
                    add(read);
                }
            }
        }
    }
    for (const Site store : facts.attribute_stores()) {
        if (is_part(facts.last_name(store)) && !is_other(facts.object_of(store))) add(store);
    }
    for (const TextAttribute& text : facts.text_attributes()) {
        if (text.use.by == "setattr" && is_part(text.name) && !is_other(text.use.object)) add(text.use.site);
    }
    for (const Site site : facts.attributes_of("__setattr__")) {  // object.__setattr__(kept, "name", code)
        const Site call = facts.call_of(site);
        const Site name = call == kNoNode ? kNoNode : facts.argument(call, 1, "");
        const Value given = name == kNoNode ? Value::make_unknown() : facts.value_of(name);
        const bool harmless =
            !given.unknown && std::all_of(given.atoms.begin(), given.atoms.end(), [&](const Atom& atom) {
                return atom.kind == Atom::Kind::string && !is_part(atom.text);
            });
        const Site object = call == kNoNode ? kNoNode : facts.argument(call, 0, "");
        if (!harmless && !is_other(object) && !facts.is_own_object(object, true)) add(site);
    }
    return hits;
}

}  // namespace paddock
