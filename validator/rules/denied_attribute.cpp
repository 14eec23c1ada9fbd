#include <fmt/format.h>

#include <algorithm>

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

/// `__class__` as a name: the cell of a method's class, a field that dataclasses reads, a class attribute that numpy
/// asks for.
void check_names(const Facts& facts, const CompiledPolicy& policy, std::vector<Hit>& hits) {
    // Definitions that somebody else asks for. Methods of pickle and attribute access are a class's own affair.
    for (const std::string_view name : {"__array_interface__", "__array_struct__", "__cuda_array_interface__",
                                        "__class__", "__dict__", "__match_args__", "__annotations__", "__prepare__"}) {
        for (const Site site : facts.definitions_of(name)) {
            hits.push_back(hit_at(facts.range_of(site), fmt::format("defines {}, which others read", name)));
        }
    }
    const bool copies = std::any_of(facts.imports().begin(), facts.imports().end(),
                                    [](const Import& import) { return import.module == "copy"; });
    for (const std::string_view name : {"__reduce__", "__reduce_ex__"}) {  // copy.copy() does what they say
        for (const Site site : copies ? facts.definitions_of(name) : std::vector<Site>{}) {
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

/// `random._os`, `uuid._get_command_stdout`: what a module keeps to itself was judged by nobody.
void check_private_names(const Facts& facts, const CompiledPolicy& policy, std::vector<Hit>& hits) {
    const auto is_private = [&](std::string_view name) {
        return name.size() > 1 && name.starts_with('_') && !name.ends_with("__") &&
               !policy.attributes_allow.contains(name);
    };
    for (const std::string_view name : facts.attribute_names()) {
        if (!is_private(name)) continue;
        for (const Site site : facts.attributes_of(name)) {
            const Value& object = facts.value_of(facts.object_of(site));
            const bool of_module = std::any_of(object.atoms.begin(), object.atoms.end(), [](const Atom& atom) {
                if (atom.kind != Atom::Kind::path || atom.text.starts_with("builtins.")) return false;
                const bool result = atom.text.find('(') != std::string::npos;
                return !result || (atom.text.starts_with("pprint.") || atom.text.starts_with("logging."));
            });
            if (!of_module || policy.attributes_deny.contains(name)) continue;
            hits.push_back(
                hit_at(facts.range_of_name(site), fmt::format("reads {}, a private name of a library", name)));
        }
    }
    for (const TextAttribute& attribute : facts.text_attributes()) {
        if (!is_private(attribute.name) || attribute.use.object == kNoNode) continue;
        const Value& object = facts.value_of(attribute.use.object);
        const bool of_module = std::any_of(object.atoms.begin(), object.atoms.end(), [](const Atom& atom) {
            return atom.kind == Atom::Kind::path && atom.text.find('(') == std::string::npos;
        });
        if (!of_module) continue;
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
    const bool reads = !facts.attributes_of("load").empty() || !facts.attributes_of("read_csv").empty() ||
                       !facts.reads_of("load").empty() || !facts.reads_of("read_csv").empty();
    if (!logs && !opens && !reads) return;
    for (const std::string_view name :
         {"stream", "_stream", "buffer", "raw", "detach", "fid", "zip", "allow_pickle", "handles", "handle"}) {
        const bool of_archive = name == "fid" || name == "zip" || name == "allow_pickle" || name.starts_with("handle");
        for (const Site site : facts.attributes_of(name)) {
            const Value& object = facts.value_of(facts.object_of(site));
            const bool of_stream =
                begins_in_any(object, {"logging.", "builtins.open", "pprint.", "numpy.load", "pandas.read_"});
            const bool unseen = object.unknown && (object.atoms.empty() || object.cut) && name != "buffer";
            const bool apt = of_archive ? reads && name != "zip" && name != "handle" : name != "stream" || logs;
            if (!of_stream && !(unseen && apt)) continue;
            if (facts.is_own_attribute(site) || facts.is_named_by_own_class(site)) continue;
            hits.push_back(
                hit_at(facts.range_of_name(site), fmt::format("reads {}, by which a stream gives up its file", name)));
        }
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

/// dataclasses.fields() gives the objects by whose names dataclass(), asdict() and replace() write code and reach
/// attributes: a name that is stored there is a name made at run time.
void check_field_objects(const Facts& facts, std::vector<Hit>& hits) {
    constexpr std::array kParts = std::to_array<std::string_view>(
        {"name", "type", "default", "default_factory", "init", "repr", "compare", "hash", "kw_only", "_field_type"});
    const auto imports = [](const Import& import) { return import.name == "fields"; };
    const bool used =
        !facts.attributes_of("fields").empty() || std::any_of(facts.imports().begin(), facts.imports().end(), imports);
    if (!used) return;
    const auto is_part = [&](std::string_view name) {
        return std::find(kParts.begin(), kParts.end(), name) != kParts.end();
    };
    for (const Site store : facts.attribute_stores()) {
        if (!is_part(facts.last_name(store)) || facts.is_own_attribute(store)) continue;
        hits.push_back(hit_at(facts.range_of(store), "may change what a dataclass is made of"));
    }
    for (const TextAttribute& text : facts.text_attributes()) {
        if (text.use.by != "setattr" || !is_part(text.name) || facts.is_own_object(text.use.object)) continue;
        hits.push_back(hit_at(facts.range_of(text.use.site), "may change what a dataclass is made of"));
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
    check_field_objects(facts, hits);
    check_made_over(facts, hits);
    for (Hit& hit : check_formats(facts, policy)) hits.push_back(std::move(hit));
    for (Hit& hit : check_class_patterns(facts, policy)) hits.push_back(std::move(hit));
    if (policy.attributes_unknown_deny) check_unknown(facts, policy, hits);
    return hits;
}

}  // namespace

const Rule kDeniedAttribute{.id = "denied-attribute", .points = 20, .critical = true, .text = kText, .check = check};

}  // namespace paddock
