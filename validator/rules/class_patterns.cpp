#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "rules/attribute_checks.hpp"
#include "rules/text_names.hpp"

namespace paddock {
namespace {

constexpr std::string_view kAdvice = "match by keyword: case Order(side=\"buy\", size=size)";

/// The names of a namedtuple() call: "a b", "a, b" or a sequence of texts.
bool has_denied_field(const Facts& facts, const CompiledPolicy& policy, Site call) {
    const Site names = facts.argument(call, 1, "field_names");
    if (names == kNoNode || facts.has_splat(call)) return true;
    Value given = facts.value_of(names);
    given.add(facts.elements_of(names));
    if (facts.value_of(names).unknown) return true;
    return std::any_of(given.atoms.begin(), given.atoms.end(), [&](const Atom& atom) {
        if (atom.kind == Atom::Kind::container) return false;
        if (atom.kind != Atom::Kind::string) return true;
        std::string text = atom.text;
        std::replace_if(
            text.begin(), text.end(), [](char c) { return c == ',' || c == '\t' || c == '\n'; }, '.');
        std::replace(text.begin(), text.end(), ' ', '.');
        const std::vector<std::string> fields = split_dots(text);
        return std::any_of(fields.begin(), fields.end(),
                           [&](const std::string& field) { return why_denied(policy, field).has_value(); });
    });
}

/// Every named tuple of the file has harmless fields.
bool are_named_tuples_harmless(const Facts& facts, const CompiledPolicy& policy) {
    return std::none_of(facts.calls().begin(), facts.calls().end(), [&](Site call) {
        return facts.may_be(facts.callee_of(call), "collections.namedtuple") && has_denied_field(facts, policy, call);
    });
}

bool is_known_class(const Facts& facts, const CompiledPolicy& policy, const Atom& atom, int depth);

bool is_known_base(const Facts& facts, const CompiledPolicy& policy, Site base, int depth) {
    const Value& value = facts.value_of(base);
    return depth > 0 && !value.unknown && !value.atoms.empty() &&
           std::all_of(value.atoms.begin(), value.atoms.end(),
                       [&](const Atom& atom) { return is_known_class(facts, policy, atom, depth - 1); });
}

/// What `case C(x)` reads is in sight: C is a builtin or a library's class, or one of the file that nothing changes.
bool is_known_class(const Facts& facts, const CompiledPolicy& policy, const Atom& atom, int depth) {
    if (atom.kind == Atom::Kind::path) {
        if (atom.text == "collections.namedtuple()") return are_named_tuples_harmless(facts, policy);
        const std::size_t last = atom.text.rfind('.') + 1;
        const bool builtin = atom.text.starts_with("builtins.");
        return atom.text.find('(') == std::string::npos &&
               (builtin || std::isupper(static_cast<unsigned char>(atom.text[last])) != 0);
    }
    if (atom.kind != Atom::Kind::class_ || !facts.has_plain_decorators(atom.node)) return false;
    const std::vector<Site> bases = facts.bases_of(atom.node);
    return std::all_of(bases.begin(), bases.end(),
                       [&](Site base) { return !facts.is_keyword(base) && is_known_base(facts, policy, base, depth); });
}

}  // namespace

std::vector<Hit> check_class_patterns(const Facts& facts, const CompiledPolicy& policy) {
    constexpr int kDeepestBase = 20;
    std::vector<Hit> hits;
    for (const Site pattern : facts.positional_patterns()) {
        const Value& value = facts.value_of(facts.class_of_pattern(pattern));
        const bool known = !value.unknown && !value.atoms.empty() &&
                           std::all_of(value.atoms.begin(), value.atoms.end(), [&](const Atom& atom) {
                               return is_known_class(facts, policy, atom, kDeepestBase);
                           });
        if (known) continue;
        hits.push_back({facts.range_of(pattern),
                        "a pattern reads what __match_args__ of a class names that is out of sight",
                        std::string(kAdvice),
                        {}});
    }
    for (const Site bound : facts.class_names()) {
        const std::string_view name = facts.last_name(bound);
        const bool denied = policy.attributes_deny.contains(name) || name == "__match_args__";
        // Plain assignments of dunder names are told where those are looked for.
        if (!denied || (name.starts_with("__") && facts.assigned_value(bound) != kNoNode)) continue;
        hits.push_back({facts.range_of(bound),
                        fmt::format("names an attribute of a class {}, which a pattern then reads of others", name),
                        "choose another name",
                        {}});
    }
    return hits;
}

}  // namespace paddock
