#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "facts/fold.hpp"
#include "rules/all_rules.hpp"
#include "rules/attribute_checks.hpp"
#include "rules/text_names.hpp"

namespace paddock {
namespace {

constexpr RuleText kText{
    .title = "an attribute is read that leads into the interpreter",
    .why =
        "From any object, __class__ and __subclasses__ lead to every class that is loaded; __globals__, frames and "
        "code "
        "objects lead to the modules behind a function. Written as text for getattr, in a format string or in a match "
        "pattern, the name does the same.",
    .bad = "().__class__.__base__.__subclasses__()",
    .good = "isinstance(signal, Signal)"};

constexpr std::string_view kAdvice = "use the object's public methods, or isinstance() and type()";

Hit hit_at(SourceRange where, std::string message) {
    return {where, std::move(message), std::string(kAdvice), {}};
}

void check_text(const Facts& facts, const CompiledPolicy& policy, std::vector<Hit>& hits) {
    for (const TextAttribute& attribute : facts.text_attributes()) {
        if (const auto reason = why_denied(policy, attribute.name)) {
            hits.push_back(
                hit_at(facts.range_of(attribute.use.site), fmt::format("{} reaches {}", attribute.use.by, *reason)));
        }
    }
    for (const Import& import : facts.imports()) {  // `from m import n` is m.n
        for (const std::string& part : split_dots(import.name.empty() ? import.module : import.name)) {
            if (part == "__future__" || part == "__main__") continue;
            if (const auto reason = why_denied(policy, part)) {
                hits.push_back(hit_at(facts.range_of(import.site), fmt::format("an import reaches {}", *reason)));
            }
        }
    }
}

/// strict: each dunder and underscore attribute has to be allowed, but for what a class of the file has itself.
void check_unknown(const Facts& facts, const CompiledPolicy& policy, std::vector<Hit>& hits) {
    for (const std::string_view name : facts.attribute_names()) {
        if (!name.starts_with('_') || policy.attributes_allow.contains(name) || policy.attributes_deny.contains(name))
            continue;
        for (const Site site : facts.attributes_of(name)) {
            if (facts.is_own_attribute(site)) continue;
            hits.push_back(hit_at(facts.range_of_name(site),
                                  fmt::format("reads {}, which is not among the allowed attributes", name)));
        }
    }
}

/// `return type(self), (self.order, self.reason)`: each value that the function gives is a pair, of what to call and
/// with what. A third part would be attributes to set, of whatever object that call gives.
bool only_makes_anew(const Facts& facts, Site function) {
    const SyntaxTree& tree = facts.tree();
    if (tree.nodes[function].kind != Kind::function_definition) return false;
    for (Site at = function; at < tree.nodes[function].subtree_end; ++at) {
        if (tree.nodes[at].kind != Kind::return_statement) continue;
        Site pair = tree.first_child(at);
        while (pair != kNoNode && tree.nodes[pair].kind == Kind::parenthesized_expression)
            pair = tree.first_child(pair);
        if (pair == kNoNode) return false;
        if (tree.nodes[pair].kind != Kind::tuple && tree.nodes[pair].kind != Kind::expression_list) return false;
        const Site first = tree.first_child(pair);
        const Site second = first == kNoNode ? kNoNode : tree.next_sibling(first);
        if (second == kNoNode || tree.next_sibling(second) != kNoNode) return false;
        if (tree.nodes[first].kind == Kind::list_splat || tree.nodes[second].kind == Kind::list_splat) return false;
    }
    return true;
}

/// `__class__` as a name: the cell of a method's class, a field that dataclasses reads, a class attribute that numpy
/// asks for.
void check_names(const Facts& facts, const CompiledPolicy& policy, std::vector<Hit>& hits) {
    // Definitions that somebody else asks for. Methods of pickle and attribute access are a class's own affair.
    for (const std::string_view name :
         {"__array_interface__", "__array_struct__", "__cuda_array_interface__", "__class__", "__dict__",
          "__match_args__", "__annotations__", "__prepare__", "__subclasshook__", "__array_function__"}) {
        for (const Site site : facts.definitions_of(name)) {
            hits.push_back(hit_at(facts.range_of(site), fmt::format("defines {}, which others read", name)));
        }
    }
    const bool copies = std::any_of(facts.imports().begin(), facts.imports().end(),
                                    [](const Import& import) { return import.module == "copy"; });
    // copy.copy(), deepcopy() and what calls them, dataclasses.asdict() among them, do what these say.
    for (const std::string_view name : {"__reduce__", "__reduce_ex__"}) {
        for (const Site site : facts.definitions_of(name)) {
            if (!copies && only_makes_anew(facts, facts.parent_of(site))) continue;
            hits.push_back(hit_at(facts.range_of(site), fmt::format("defines {}, which copy carries out", name)));
        }
    }
    for (const std::string& name : policy.attributes_deny) {
        if (!name.starts_with("__")) continue;
        for (const Site site : facts.reads_of(name)) {
            hits.push_back(hit_at(facts.range_of(site), fmt::format("uses the name {}, a denied attribute", name)));
        }
        for (const Site site : facts.declarations_of(name)) {
            hits.push_back(hit_at(facts.range_of(site), fmt::format("declares {}, a denied attribute", name)));
        }
        for (const Site site : facts.assignments_of(name, false)) {
            hits.push_back(hit_at(facts.range_of(site), fmt::format("assigns to {}, a denied attribute", name)));
        }
    }
}

/// What a library gives: a module, a class, or a result of them. A named tuple's own names begin with an underscore by
/// design, and super() stands for an object of the file.
bool is_of_library(const Value& object, std::string_view name) {
    constexpr std::array kOfTuples =
        std::to_array<std::string_view>({"_asdict", "_field_defaults", "_fields", "_make", "_replace"});
    const bool of_tuple = std::find(kOfTuples.begin(), kOfTuples.end(), name) != kOfTuples.end();
    // backtesting.py, "Quick Start User Guide": what the series of statistics has beside the numbers.
    const bool is_told_by_backtesting = name == "_strategy" || name == "_trades" || name == "_equity_curve";
    return std::any_of(object.atoms.begin(), object.atoms.end(), [&](const Atom& atom) {
        if (atom.kind != Atom::Kind::path || atom.text.starts_with("builtins.")) return false;
        const bool result = atom.text.find('(') != std::string::npos;
        return !result || !(of_tuple || (atom.text.starts_with("backtesting.") && is_told_by_backtesting));
    });
}

/// `random._os`, `series.cat._parent`: what a library keeps to itself was judged by nobody.
void check_private_names(const Facts& facts, const CompiledPolicy& policy, std::vector<Hit>& hits) {
    const auto is_private = [&](std::string_view name) {
        return name.size() > 1 && name.starts_with('_') && !name.ends_with("__") &&
               !policy.attributes_allow.contains(name) && !policy.attributes_deny.contains(name);
    };
    for (const std::string_view name : facts.attribute_names()) {
        if (!is_private(name)) continue;
        for (const Site site : facts.attributes_of(name)) {
            if (!is_of_library(facts.value_of(facts.object_of(site)), name)) continue;
            hits.push_back(
                hit_at(facts.range_of_name(site), fmt::format("reads {}, a private name of a library", name)));
        }
    }
    for (const TextAttribute& attribute : facts.text_attributes()) {
        if (!is_private(attribute.name) || attribute.use.object == kNoNode) continue;
        if (!is_of_library(facts.value_of(attribute.use.object), attribute.name)) continue;
        hits.push_back(
            hit_at(facts.range_of(attribute.use.site),
                   fmt::format("{} reaches {}, a private name of a library", attribute.use.by, attribute.name)));
    }
    for (const Import& import : facts.imports()) {
        if (!is_private(import.name) || import.name == "_") continue;
        hits.push_back(
            hit_at(facts.range_of(import.site), fmt::format("imports {}, a private name of a library", import.name)));
    }
}

/// A pattern `case P(x)` reads the attributes that __match_args__ names.
void check_match_args(const Facts& facts, const CompiledPolicy& policy, std::vector<Hit>& hits) {
    std::vector<Site> stores = facts.assignments_of("__match_args__", false);
    for (const Site site : facts.attributes_of("__match_args__")) stores.push_back(site);
    for (const Site site : stores) {
        const Value names = facts.elements_of(facts.assigned_value(site));
        bool fine = !names.unknown;
        for (const Atom& atom : names.atoms) {
            fine &= atom.kind == Atom::Kind::string && !why_denied(policy, atom.text);
        }
        if (!fine)
            hits.push_back(
                hit_at(facts.range_of(site), "names attributes in __match_args__ that are denied or not known"));
    }
}

bool begins_in_any(const Value& value, std::initializer_list<std::string_view> paths) {
    return std::any_of(value.atoms.begin(), value.atoms.end(), [&](const Atom& atom) {
        return atom.kind == Atom::Kind::path && std::any_of(paths.begin(), paths.end(), [&](std::string_view path) {
                   return atom.text.starts_with(path);
               });
    });
}

/// The type of a stream's raw file opens any file: type(handler.stream.buffer.raw)("/etc/passwd"). Handlers, printers,
/// numpy's archives and pandas' readers in chunks keep such streams.
void check_streams(const Facts& facts, std::vector<Hit>& hits) {
    const auto keeps_streams = [](const Import& import) {
        return import.module.starts_with("logging") || import.module.starts_with("pprint");
    };
    const bool logs = std::any_of(facts.imports().begin(), facts.imports().end(), keeps_streams);
    const bool opens = !facts.reads_of("open").empty();
    const auto loads = [](const TextAttribute& text) { return text.name == "load" || text.name == "read_csv"; };
    const bool reads = !facts.attributes_of("load").empty() || !facts.attributes_of("read_csv").empty() ||
                       !facts.reads_of("load").empty() || !facts.reads_of("read_csv").empty() ||
                       std::any_of(facts.text_attributes().begin(), facts.text_attributes().end(), loads);
    if (!logs && !opens && !reads) return;
    constexpr std::array kNames = std::to_array<std::string_view>(
        {"stream", "_stream", "buffer", "raw", "detach", "fid", "zip", "allow_pickle", "handles", "handle"});
    const auto gives_file = [&](std::string_view name, const Value& object) {
        if (begins_in_any(object, {"logging.", "builtins.open", "pprint.", "numpy.load", "pandas.read_"})) return true;
        const bool of_archive = name == "fid" || name == "zip" || name == "allow_pickle" || name.starts_with("handle");
        const bool unseen = object.unknown && (object.atoms.empty() || object.cut) && name != "buffer";
        return unseen && (of_archive ? reads && name != "zip" && name != "handle" : name != "stream" || logs);
    };
    for (const std::string_view name : kNames) {
        for (const Site site : facts.attributes_of(name)) {
            if (!gives_file(name, facts.value_of(facts.object_of(site)))) continue;
            if (facts.is_own_attribute(site) || facts.is_named_by_own_class(site)) continue;
            hits.push_back(
                hit_at(facts.range_of_name(site), fmt::format("reads {}, by which a stream gives up its file", name)));
        }
    }
    for (const TextAttribute& text : facts.text_attributes()) {  // getattr(file, "buffer"), attrgetter("buffer.raw")
        if (std::find(kNames.begin(), kNames.end(), text.name) == kNames.end()) continue;
        const Site object = text.use.object;
        if (!gives_file(text.name, object == kNoNode ? Value::make_unknown() : facts.value_of(object))) continue;
        hits.push_back(
            hit_at(facts.range_of(text.use.site),
                   fmt::format("{} reaches {}, by which a stream gives up its file", text.use.by, text.name)));
    }
    for (const Site read : facts.reads_of("type")) {  // type(open(path))
        const Site call = facts.call_of(read);
        const Site given = call == kNoNode ? kNoNode : facts.argument(call, 0, "");
        if (given == kNoNode || !facts.may_be(read, "builtins.type")) continue;
        if (begins_in_any(facts.value_of(given), {"builtins.open", "logging.", "pandas.read_", "numpy.load"})) {
            hits.push_back(hit_at(facts.range_of(call), "takes the type of a stream, which opens any file"));
        }
    }
}

/// `reader.__init__("/etc/passwd")` makes a library's object over.
void check_made_over(const Facts& facts, std::vector<Hit>& hits) {
    for (const Site site : facts.attributes_of("__init__")) {
        const Value& value = facts.value_of(facts.object_of(site));
        const bool made = std::any_of(value.atoms.begin(), value.atoms.end(), [](const Atom& atom) {
            return atom.kind == Atom::Kind::path && atom.text.find("()") != std::string::npos &&
                   atom.text.find("super()") == std::string::npos;
        });
        if (made) {
            hits.push_back(hit_at(facts.range_of_name(site), "calls __init__ of an object that exists already"));
        }
    }
}

/// `error.obj` of an AttributeError or a NameError is the object that lacked the name: a module, perhaps.
void check_error_objects(const Facts& facts, std::vector<Hit>& hits) {
    constexpr std::string_view kMessage = "reads obj of an exception, which is the object that lacked a name";
    for (const Site site : facts.attributes_of("obj")) {
        if (facts.is_own_attribute(site)) continue;  // an error goes by any name, and from hand to hand
        hits.push_back(hit_at(facts.range_of(site), std::string(kMessage)));
    }
    for (const Site site : facts.pattern_keywords()) {
        if (facts.last_name(site) == "obj") hits.push_back(hit_at(facts.range_of(site), std::string(kMessage)));
    }
    for (const TextAttribute& text : facts.text_attributes()) {
        if (text.name != "obj" || facts.is_own_object(text.use.object)) continue;
        hits.push_back(hit_at(facts.range_of(text.use.site), std::string(kMessage)));
    }
}

/// `self.__class__.__name__`, which is type(self).__name__, and its like.
bool is_harmless_class(const Facts& facts, const CompiledPolicy& policy, std::string_view name, Site site) {
    return policy.depth == Depth::resolved && name == "__class__" && policy.attributes_allow.contains("__name__") &&
           facts.is_class_looked_at(site);
}

std::vector<Hit> check(const Facts& facts, const CompiledPolicy& policy) {
    std::vector<Hit> hits;
    for (const std::string& name : policy.attributes_deny) {
        for (const Site site : facts.attributes_of(name)) {
            if (is_harmless_class(facts, policy, name, site)) continue;
            hits.push_back(hit_at(facts.range_of_name(site), fmt::format("reads the denied attribute {}", name)));
        }
    }
    if (policy.depth == Depth::literal) return hits;
    for (const Site site : facts.pattern_keywords()) {
        if (const auto reason = why_denied(policy, facts.last_name(site))) {
            hits.push_back(hit_at(facts.range_of(site), fmt::format("a match pattern reads {}", *reason)));
        }
    }
    check_text(facts, policy, hits);
    check_names(facts, policy, hits);
    check_private_names(facts, policy, hits);
    check_match_args(facts, policy, hits);
    check_streams(facts, hits);
    check_error_objects(facts, hits);
    check_made_over(facts, hits);
    for (Hit& hit : check_field_objects(facts)) hits.push_back(std::move(hit));
    for (Hit& hit : check_formats(facts, policy)) hits.push_back(std::move(hit));
    for (Hit& hit : check_class_patterns(facts, policy)) hits.push_back(std::move(hit));
    if (policy.attributes_unknown_deny) check_unknown(facts, policy, hits);
    return hits;
}

}  // namespace

const Rule kDeniedAttribute{.id = "denied-attribute", .points = 20, .critical = true, .text = kText, .check = check};

}  // namespace paddock
