// Attributes that are chosen by text.
#include <algorithm>
#include <array>
#include <initializer_list>

#include "facts/facts.hpp"

namespace paddock {
namespace {

/// Uses of operator.attrgetter or methodcaller by whatever name, `typing.operator.attrgetter` and the C module's among
/// them.
std::vector<Site> uses_of(const Facts& facts, std::string_view path) {
    std::vector<Site> sites;
    const std::string_view last = path.substr(path.rfind('.') + 1);
    const auto is_it = [&](Site site) {
        const Value& value = facts.value_of(site);
        return std::any_of(value.atoms.begin(), value.atoms.end(), [&](const Atom& atom) {
            return atom.kind == Atom::Kind::path && atom.text.size() > last.size() && atom.text.ends_with(last);
        });
    };
    for (const Site site : facts.attributes_of(last)) {
        if (is_it(site)) sites.push_back(site);
    }
    for (const Site read : facts.reads_of(last)) {
        if (is_it(read)) sites.push_back(read);
    }
    for (const Import& import : facts.imports()) {
        if (import.name != last || import.alias.empty()) continue;
        for (const Site read : facts.reads_of(import.alias)) {
            if (is_it(read)) sites.push_back(read);
        }
    }
    return sites;
}

/// frame.agg("to_csv"): pandas takes names of methods as text.
void add_dispatched(const Facts& facts, std::vector<TextAttribute>& found) {
    for (const std::string_view method : {"agg", "aggregate", "apply", "transform"}) {
        for (const Site site : facts.attributes_of(method)) {
            const Site call = facts.call_of(site);
            if (call == kNoNode || facts.is_own_attribute(site)) continue;
            for (const Argument& argument : facts.arguments_of(call)) {
                Value names = facts.value_of(argument.value);
                names.add(facts.elements_of(argument.value));
                for (const Atom& atom : names.atoms) {
                    if (atom.kind == Atom::Kind::string)
                        found.push_back({{call, argument.value, kNoNode, std::string(method)}, atom.text});
                }
            }
        }
    }
    for (const Site call : facts.calls()) {  // pivot_table(aggfunc="sum")
        const bool pivots = facts.last_name(call) == "pivot_table" || facts.last_name(call) == "crosstab";
        if (!pivots && facts.keyword(call, "aggfunc") == kNoNode) continue;
        for (const Argument& argument : facts.arguments_of(call)) {
            const bool splat = pivots && argument.how == Argument::How::keyword_splat;
            if (argument.keyword != "aggfunc" && !splat) continue;
            Value names = facts.value_of(argument.value);
            names.add(facts.elements_of(argument.value));
            for (const Atom& atom : names.atoms) {
                if (atom.kind != Atom::Kind::string) continue;
                found.push_back({{call, argument.value, kNoNode, "aggfunc"}, atom.text});
            }
        }
    }
}

/// map(type(array), ...): calls what it is given first with arguments that are out of sight.
bool hands_on_first(const Facts& facts, Site callee) {
    constexpr std::array kCallers =
        std::to_array<std::string_view>({"builtins.map", "functools.partial", "functools.reduce", "itertools.starmap"});
    return std::any_of(kCallers.begin(), kCallers.end(),
                       [&](std::string_view path) { return facts.may_be(callee, path); });
}

/// `type(self)`, as it stands.
bool is_own_type(const Facts& facts, Site callee) {
    if (facts.called_name(callee) != "type") return false;
    const Site object = facts.argument(callee, 0, "");
    return object != kNoNode && facts.is_own_object(object, true);
}

/// `own == type`, `own[type]`: an operator of the file's own gets what stands there.
bool is_taken_by_operator(const Facts& facts, Site read) {
    const SyntaxTree& tree = facts.tree();
    Site at = read;
    while (tree.nodes[tree.nodes[at].parent].kind == Kind::tuple) at = tree.nodes[at].parent;
    const Kind around = tree.nodes[tree.nodes[at].parent].kind;
    const auto defines = [&](std::initializer_list<std::string_view> names) {
        return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
            return !facts.definitions_of(name).empty() || !facts.assignments_of(name, false).empty();
        });
    };
    if (around == Kind::comparison_operator) {
        return defines({"__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__", "__contains__"});
    }
    return around == Kind::subscript && tree.nodes[at].field != Field::value &&
           defines({"__getitem__", "__setitem__", "__delitem__", "__missing__", "__class_getitem__"});
}

std::vector<TextName> find_text_names(const Facts& facts) {
    std::vector<TextName> found;
    for (const std::string_view name : {"getattr", "setattr", "delattr"}) {
        for (const Site read : facts.reads_of(name)) {
            if (!facts.may_be(read, "builtins." + std::string(name))) continue;
            const Site call = facts.call_of(read);
            if (call == kNoNode || facts.has_splat(call)) {
                found.push_back({read, kNoNode, kNoNode, std::string(name)});
            } else {
                found.push_back({call, facts.argument(call, 1, ""), facts.argument(call, 0, ""), std::string(name)});
            }
        }
    }
    for (const std::string_view path : {"operator.attrgetter", "operator.methodcaller"}) {
        const std::string name(path.substr(path.rfind('.') + 1));
        for (const Site use : uses_of(facts, path)) {
            const Site call = facts.call_of(use);
            if (call == kNoNode || facts.has_splat(call)) {
                found.push_back({use, kNoNode, kNoNode, name});
                continue;
            }
            for (std::size_t at = 0; at < (name == "attrgetter" ? 16U : 1U); ++at) {
                const Site argument = facts.argument(call, at, "");
                if (argument == kNoNode) break;
                found.push_back({call, argument, kNoNode, name});
            }
        }
    }
    for (const Site read : facts.reads_of("type")) {  // type(name, bases, dictionary) makes a class of texts
        if (!facts.may_be(read, "builtins.type")) continue;
        const Site call = facts.call_of(read);
        if (call == kNoNode ? facts.is_type_test(read) && !is_taken_by_operator(facts, read)
                            : !facts.has_splat(call) && facts.all_arguments(call).size() < 2) {
            continue;
        }
        found.push_back({call == kNoNode ? read : call, kNoNode, kNoNode, "type"});
    }
    for (const Site call : facts.calls()) {  // type(int)("T", bases, names), abc.ABCMeta("T", bases, names)
        const Site callee = facts.callee_of(call);
        const Site maker = facts.argument(call, 0, "");
        const bool hands_on =
            maker != kNoNode && facts.may_be(maker, "builtins.type()") && hands_on_first(facts, callee);
        if (hands_on) found.push_back({call, kNoNode, kNoNode, "type"});
        if (facts.all_arguments(call).size() < 2 && (!facts.has_splat(call) || is_own_type(facts, callee))) continue;
        const bool makes = facts.may_be(callee, "builtins.type()") || facts.may_be(callee, "abc.ABCMeta") ||
                           facts.may_be(callee, "enum.EnumMeta") || facts.may_be(callee, "enum.EnumType");
        if (makes) found.push_back({call, kNoNode, kNoNode, "type"});
    }
    // functools copies the attributes that it is told to by name.
    for (const auto& [path, given] : {std::pair("functools.update_wrapper", 2U), std::pair("functools.wraps", 1U)}) {
        for (const Site use : uses_of(facts, path)) {
            const Site call = facts.call_of(use);
            const bool more = call == kNoNode || (facts.has_splat(call) || facts.all_arguments(call).size() > given);
            const std::string_view view(path);
            if (more) found.push_back({use, kNoNode, kNoNode, std::string(view.substr(view.rfind('.') + 1))});
        }
    }
    return found;
}

std::vector<TextAttribute> find_text_attributes(const Facts& facts) {
    std::vector<TextAttribute> found;
    for (const TextName& use : facts.text_names()) {
        if (use.name == kNoNode) continue;
        for (const Atom& atom : facts.value_of(use.name).atoms) {
            if (atom.kind != Atom::Kind::string) continue;
            const bool dotted = use.by == "attrgetter";
            for (std::string& part : dotted ? split_dots(atom.text) : std::vector<std::string>{atom.text}) {
                found.push_back({use, std::move(part)});
            }
        }
    }
    add_dispatched(facts, found);
    return found;
}

}  // namespace

const std::vector<TextName>& Facts::text_names() const {
    if (!text_names_) text_names_ = find_text_names(*this);
    return *text_names_;
}

const std::vector<TextAttribute>& Facts::text_attributes() const {
    if (!text_attributes_) text_attributes_ = find_text_attributes(*this);
    return *text_attributes_;
}

std::vector<std::string> split_dots(std::string_view text) {
    std::vector<std::string> parts;
    std::size_t at = 0;
    for (;;) {
        const std::size_t dot = text.find('.', at);
        parts.emplace_back(text.substr(at, dot == std::string_view::npos ? dot : dot - at));
        if (dot == std::string_view::npos) return parts;
        at = dot + 1;
    }
}

}  // namespace paddock
