#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "rules/all_rules.hpp"
#include "rules/attribute_checks.hpp"
#include "rules/text_names.hpp"

namespace paddock {
namespace {

constexpr RuleText kText{
    .title = "an attribute's name is made at run time, and could be any",
    .why =
        "What getattr reaches by a name that is only known when the program runs cannot be judged, and a name with a "
        "denied meaning is easily made from harmless parts. It rejects, and adds no points to those of reflection.",
    .bad = "getattr(frame, \"\".join(parts))",
    .good = "for name in (\"open\", \"close\"):\n    getattr(frame, name)"};

constexpr std::string_view kAdvice =
    "choose among literal names, let the name begin with a literal word (f\"rsi_{n}\"), or use a dictionary";

/// `getattr(talib, name)(close)`, or a name for it that is only called: what is no function, as the module's
/// __builtins__, does not get far.
bool is_only_called(const Facts& facts, Site use) {
    const SyntaxTree& tree = facts.tree();
    if (facts.call_of(use) != kNoNode) return true;
    const Site parent = tree.nodes[use].parent;
    const bool assigned = parent != kNoNode && tree.nodes[parent].kind == Kind::assignment &&
                          tree.nodes[use].field == Field::right &&
                          tree.nodes[tree.child(parent, Field::left)].kind == Kind::identifier;
    if (!assigned) return false;
    const std::span<const Site> reads = facts.reads_of(tree.text_of(tree.child(parent, Field::left)));
    return std::all_of(reads.begin(), reads.end(), [&](Site read) {
        if (facts.call_of(read) != kNoNode) return true;
        // backtesting.py's own `self.I(function, ...)` calls it.
        const Site list = tree.nodes[read].parent;
        const Site around =
            list != kNoNode && tree.nodes[list].kind == Kind::argument_list ? tree.nodes[list].parent : kNoNode;
        if (around == kNoNode || facts.last_name(around) != "I") return false;
        const Site callee = facts.callee_of(around);
        return tree.nodes[callee].kind == Kind::attribute && !facts.is_own_attribute(callee) &&
               facts.definitions_of("I").empty();
    });
}

std::vector<Hit> check(const Facts& facts, const CompiledPolicy& policy) {
    std::vector<Hit> hits;
    if (policy.depth == Depth::literal) return hits;
    for (const TextName& use : facts.text_names()) {
        if (use.name == kNoNode) {
            hits.push_back({facts.range_of(use.site),
                            fmt::format("{} is handed on, and what it will reach cannot be known", use.by),
                            std::string(kAdvice),
                            {}});
            continue;
        }
        const Value& name = facts.value_of(use.name);
        bool open = name.unknown || name.atoms.empty();
        for (const Atom& atom : name.atoms) {
            const bool settled =
                atom.kind == Atom::Kind::string || atom.kind == Atom::Kind::number || atom.kind == Atom::Kind::constant;
            open |= atom.kind == Atom::Kind::prefix ? may_become_denied(policy, atom.text) : !settled;
        }
        if (!open || (is_allowed_object(facts, policy, use.object) && is_only_called(facts, use.site))) continue;
        hits.push_back({facts.range_of(use.site),
                        fmt::format("{} reaches an attribute whose name is made at run time", use.by),
                        std::string(kAdvice),
                        {}});
    }
    for (Hit& hit : check_made_classes(facts)) hits.push_back(std::move(hit));
    for (Hit& hit : check_dispatches(facts, policy)) hits.push_back(std::move(hit));
    return hits;
}

}  // namespace

const Rule kDynamicName{.id = "dynamic-name", .points = 0, .critical = true, .text = kText, .check = check};

}  // namespace paddock
