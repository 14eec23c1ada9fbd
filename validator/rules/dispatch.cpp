#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "rules/attribute_checks.hpp"
#include "rules/text_names.hpp"

namespace paddock {
namespace {

/// Source: pandas 2, "API reference": what these are given as text is called as a method of that name.
constexpr std::array kMethods = std::to_array<std::string_view>({"agg", "aggregate", "apply", "transform"});

/// Their parameters that are no function.
constexpr std::array kSettings = std::to_array<std::string_view>(
    {"args", "axis", "broadcast", "by_row", "convert_dtype", "engine", "engine_kwargs", "include_groups", "kwargs",
     "meta", "numeric_only", "raw", "reduce", "result_type"});

constexpr std::string_view kAdvice = "give a function, or a literal name: frame.agg(\"mean\"), frame.apply(score)";

bool is_settled(const Facts& facts, Site expression) {
    Value value = facts.value_of(expression);
    const bool holds = std::any_of(value.atoms.begin(), value.atoms.end(),
                                   [](const Atom& atom) { return atom.kind == Atom::Kind::container; });
    if (holds) value.add(facts.elements_of(expression));
    if (std::any_of(value.atoms.begin(), value.atoms.end(),
                    [](const Atom& atom) { return atom.kind == Atom::Kind::prefix; })) {
        return false;
    }
    if (!value.unknown) return true;
    // A method of the object, which a base class out of sight could only replace by its own.
    return facts.is_method_only(expression);
}

/// pandas, and what may give a frame of it back: functools.partial(frame), copy.copy(frame).
bool is_pandas_path(const Atom& atom) {
    constexpr std::array kRoots = std::to_array<std::string_view>(
        {"builtins", "collections", "contextlib", "contextvars", "copy", "dataclasses", "functools", "heapq",
         "itertools", "numpy", "operator", "pandas", "queue", "random", "types", "typing", "weakref"});
    const std::string_view root = std::string_view(atom.text).substr(0, atom.text.find('.'));
    return atom.kind == Atom::Kind::path && std::find(kRoots.begin(), kRoots.end(), root) != kRoots.end();
}

/// `scaler.transform(rows)` of sklearn, a strategy's own `apply`.
bool is_other_method(const Facts& facts, Site attribute) {
    if (facts.is_own_attribute(attribute) || facts.is_method_only(attribute)) return true;
    const Value& object = facts.value_of(facts.object_of(attribute));
    return !object.unknown && !object.atoms.empty() &&
           std::all_of(object.atoms.begin(), object.atoms.end(),
                       [](const Atom& atom) { return atom.kind == Atom::Kind::path && !is_pandas_path(atom); });
}

/// The argument that could be a name and is not known: the first one, or without it the keywords of agg().
Site unsettled_argument(const Facts& facts, Site call, std::string_view method) {
    const std::vector<Argument> arguments = facts.arguments_of(call);
    const auto first = std::find_if(arguments.begin(), arguments.end(), [](const Argument& argument) {
        return argument.how == Argument::How::positional || argument.how == Argument::How::splat;
    });
    if (first != arguments.end()) return is_settled(facts, first->value) ? kNoNode : first->value;
    const bool by_column = method == "agg" || method == "aggregate";
    for (const Argument& argument : arguments) {
        const bool setting = std::find(kSettings.begin(), kSettings.end(), argument.keyword) != kSettings.end();
        const bool names = argument.how == Argument::How::keyword_splat || argument.keyword == "func" || by_column;
        if (!setting && names && !is_settled(facts, argument.value)) return argument.value;
    }
    return kNoNode;
}

Hit hit_at(SourceRange where, std::string_view method) {
    return {where,
            fmt::format("{} calls a method by a name that is made at run time, or is handed on", method),
            std::string(kAdvice),
            {}};
}

}  // namespace

std::vector<Hit> check_dispatches(const Facts& facts, const CompiledPolicy&) {
    std::vector<Hit> hits;
    for (const std::string_view method : kMethods) {
        for (const Site site : facts.attributes_of(method)) {
            if (is_other_method(facts, site)) continue;
            const Site call = facts.call_of(site);
            const Site open = call == kNoNode ? site : unsettled_argument(facts, call, method);
            if (open != kNoNode) hits.push_back(hit_at(facts.range_of(open), method));
        }
    }
    for (const TextAttribute& text : facts.text_attributes()) {
        const bool dispatches = std::find(kMethods.begin(), kMethods.end(), text.name) != kMethods.end();
        const bool by_itself = std::find(kMethods.begin(), kMethods.end(), text.use.by) != kMethods.end();
        if (dispatches && !by_itself && !facts.is_own_object(text.use.object)) {
            hits.push_back(hit_at(facts.range_of(text.use.site), text.name));
        }
    }
    for (const Site call : facts.calls()) {  // pivot_table and crosstab
        Site function = facts.keyword(call, "aggfunc");
        if (function == kNoNode && facts.last_name(call) == "NamedAgg") function = facts.argument(call, 1, "");
        if (function == kNoNode && facts.last_name(call) == "pivot_table") function = facts.argument(call, 3, "");
        if (function == kNoNode && (facts.last_name(call) == "pivot_table" || facts.last_name(call) == "crosstab")) {
            for (const Argument& argument : facts.arguments_of(call)) {
                const bool splat = argument.how == Argument::How::keyword_splat || argument.how == Argument::How::splat;
                if (splat && !is_settled(facts, argument.value)) function = argument.value;
            }
        }
        if (function != kNoNode && !is_settled(facts, function)) {
            hits.push_back(hit_at(facts.range_of(function), "aggfunc"));
        }
    }
    return hits;
}

}  // namespace paddock
