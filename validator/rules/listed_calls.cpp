// Rules whose lists stand in the policy's [calls]: external-io, deserialisation, evaluation.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "rules/all_rules.hpp"
#include "rules/call_patterns.hpp"
#include "rules/query_text.hpp"

namespace paddock {
namespace {

constexpr RuleText kExternalText{.title = "a data library talks to something outside",
                                 .why =
                                     "Readers of URLs, databases and the clipboard reach the network and the machine. "
                                     "A strategy's data is under /data.",
                                 .bad = "import pandas as pd\npd.read_html(\"http://example.com\")",
                                 .good = "import pandas as pd\npd.read_csv(\"/data/prices.csv\")"};

constexpr RuleText kDeserialisationText{
    .title = "bytes are turned into objects by running what they say",
    .why = "A pickle is a program: whoever wrote the file decides what runs when it is read.",
    .bad = "import pandas as pd\npd.read_pickle(\"/data/model.pkl\")",
    .good = "import json\nparameters = json.loads(text)"};

constexpr RuleText kEvaluationText{.title = "a data library evaluates text as an expression",
                                   .why =
                                       "pandas.eval and DataFrame.query run expressions that reach attributes, and by "
                                       "@ any variable of the strategy. A "
                                       "literal comparison of columns is fine.",
                                   .bad = "import pandas as pd\npd.eval(text)",
                                   .good = "frame = frame[frame[\"close\"] > 5]"};

std::vector<Hit> hits_of(const Facts& facts, const CompiledPolicy& policy, std::string_view rule, std::string_view does,
                         std::string_view advice, bool (*harmless)(const Facts&, const PatternUse&)) {
    std::vector<Hit> hits;
    if (policy.depth == Depth::literal) return hits;
    for (const PatternUse& use : uses_of_patterns(facts, policy, rule)) {
        if (harmless(facts, use)) continue;
        const Site where = use.call == kNoNode ? use.site : use.call;
        hits.push_back({facts.range_of(where), fmt::format("{} {}", use.what, does), std::string(advice), {}});
    }
    return hits;
}

bool never(const Facts&, const PatternUse&) {
    return false;
}

/// numpy.load() unpickles only with allow_pickle=True (numpy 1.16.3 and later).
bool loads_plain_arrays(const Facts& facts, const PatternUse& use) {
    if (use.what.substr(use.what.rfind('.') + 1) != "load" || !use.what.starts_with("numpy.")) return false;
    if (use.call == kNoNode || facts.has_splat(use.call) || facts.argument(use.call, 2, "") != kNoNode) return false;
    const Site flag = facts.argument(use.call, 2, "allow_pickle");
    return flag == kNoNode || facts.text_of(flag) == "False";
}

/// `ArrayLike = Union[float, np.ndarray]`: what a type is made of is out of reach, unless it is made of one alone.
bool is_alias_of_types(const Facts& facts, Site made) {
    constexpr std::array kPlain = std::to_array<std::string_view>(
        {"typing.Callable", "typing.Dict", "typing.Iterable", "typing.List", "typing.Mapping", "typing.Optional",
         "typing.Sequence", "typing.Tuple", "builtins.dict", "builtins.list", "builtins.tuple"});
    const SyntaxTree& tree = facts.tree();
    if (tree.nodes[made].kind != Kind::subscript) return false;
    const Site head = tree.first_child(made);
    if (std::any_of(kPlain.begin(), kPlain.end(), [&](std::string_view path) { return facts.may_be(head, path); })) {
        return true;
    }
    if (!facts.may_be(head, "typing.Union")) return false;
    int arrays = 0;
    int others = 0;
    for (Site at = tree.next_sibling(head); at != kNoNode; at = tree.next_sibling(at)) {
        (facts.last_name(at) == "ndarray" || facts.value_of(at).unknown ? arrays : others) += 1;
    }
    return arrays == 1 && others > 0;
}

/// Nothing but a place for a type: `x: np.ndarray`, isinstance(x, np.ndarray), `Union[float, np.ndarray]` in those.
bool is_type_only(const Facts& facts, Site use) {
    const SyntaxTree& tree = facts.tree();
    for (Site at = use; facts.parent_of(at) != kNoNode; at = facts.parent_of(at)) {
        const Site parent = facts.parent_of(at);
        switch (tree.nodes[parent].kind) {
            case Kind::type:
            case Kind::class_pattern: return true;
            case Kind::attribute: return !facts.last_name(parent).starts_with("__");  // np.ndarray.mean
            case Kind::subscript:
                if (tree.first_child(parent) == at) return false;
                break;
            case Kind::argument_list: {
                const Site call = facts.parent_of(parent);
                const std::string_view name = facts.called_name(call);
                if (name != "isinstance" && name != "issubclass" && name != "cast") return false;
                const Value& callee = facts.value_of(facts.callee_of(call));
                const std::string_view from = name == "cast" ? "typing." : "builtins.";
                return !callee.unknown && callee.atoms.size() == 1 &&
                       callee.atoms[0].text == std::string(from).append(name);
            }
            case Kind::comparison_operator:
                for (Site part = tree.first_child(parent); part != kNoNode; part = tree.next_sibling(part)) {
                    if (facts.called_name(part) == "type" && facts.may_be(facts.callee_of(part), "builtins.type")) {
                        return true;
                    }
                }
                return false;
            case Kind::tuple:
            case Kind::list:
            case Kind::binary_operator:
            case Kind::parenthesized_expression:
            case Kind::case_pattern:
            case Kind::dotted_name: break;
            default: return is_alias_of_types(facts, at);
        }
    }
    return false;
}

/// An array of its own memory, or a type: with a buffer, an array of objects takes bytes for addresses.
bool takes_no_buffer(const Facts& facts, const PatternUse& use) {
    const std::string_view name = std::string_view(use.what).substr(use.what.rfind('.') + 1);
    const bool of_records = use.what.find(".rec.") != std::string::npos;
    if (name == "array" || name == "fromstring") return !of_records;
    if (name != "ndarray" && name != "recarray") return false;
    if (use.call == kNoNode) return is_type_only(facts, use.site);
    return !facts.has_splat(use.call) && facts.argument(use.call, 2, "buffer") == kNoNode &&
           facts.keyword(use.call, "buf") == kNoNode;
}

bool is_plain_data(const Facts& facts, const PatternUse& use) {
    return loads_plain_arrays(facts, use) || (use.what.starts_with("numpy.") && takes_no_buffer(facts, use));
}

/// np.r_ and np.c_ take a text alone for names to evaluate; a row of things, a slice, an array and a number they join.
bool joins_arrays(const Facts& facts, const PatternUse& use) {
    const SyntaxTree& tree = facts.tree();
    const Site around = facts.parent_of(use.site);
    if (around == kNoNode || tree.nodes[around].kind != Kind::subscript || tree.first_child(around) != use.site) {
        return false;
    }
    const Site index = tree.next_sibling(use.site);
    if (index == kNoNode || tree.next_sibling(index) != kNoNode) return index != kNoNode;
    if (tree.nodes[index].kind == Kind::slice || tree.nodes[index].kind == Kind::tuple) return true;
    const Value& value = facts.value_of(index);
    return !value.unknown && !value.atoms.empty() &&
           std::all_of(value.atoms.begin(), value.atoms.end(), [](const Atom& atom) {
               const bool made = atom.kind == Atom::Kind::path && atom.text.ends_with("()") &&
                                 (atom.text.starts_with("numpy.") || atom.text.starts_with("pandas."));
               return made || atom.kind == Atom::Kind::number || atom.kind == Atom::Kind::constant ||
                      atom.kind == Atom::Kind::container;
           });
}

/// Comparisons of columns and plain variables, as far as can be told.
bool is_plain_expression(const Facts& facts, const PatternUse& use) {
    if (use.what.ends_with(".r_") || use.what.ends_with(".c_")) return joins_arrays(facts, use);
    if (use.call == kNoNode || facts.has_splat(use.call)) return false;
    const Site text = facts.argument(use.call, 0, "expr");
    if (text == kNoNode) return use.what == "*.eval";  // model.eval() switches a mode
    const Value& value = facts.value_of(text);
    if (value.unknown || value.atoms.empty()) return false;
    return std::all_of(value.atoms.begin(), value.atoms.end(),
                       [](const Atom& atom) { return atom.kind == Atom::Kind::string && is_plain_query(atom.text); });
}

std::vector<Hit> check_external(const Facts& facts, const CompiledPolicy& policy) {
    return hits_of(facts, policy, "external-io", "talks to something outside", "read files under /data", never);
}

bool is_named(const Facts& facts, std::string_view name) {
    const auto imports = [&](const Import& import) { return import.name == name; };
    return !facts.attributes_of(name).empty() || std::any_of(facts.imports().begin(), facts.imports().end(), imports);
}

Hit array_hit(SourceRange where, std::string_view does) {
    return {
        where, fmt::format("{}, which may be one of arrays over any bytes", does), "make arrays by numpy.array()", {}};
}

/// Below numpy's own classes of arrays lies ndarray: in a class that derives from one, and by super() of one.
void check_array_classes(const Facts& facts, std::vector<Hit>& hits) {
    const auto is_array = [](const Atom& atom) {
        return atom.kind == Atom::Kind::path &&
               (atom.text == "builtins.type()" || (atom.text.starts_with("numpy.") && !atom.text.ends_with("Error") &&
                                                   !atom.text.ends_with("Warning") && !atom.text.ends_with("()")));
    };
    const auto may_be_array = [&](Site site) {
        const Value& value = facts.value_of(site);
        return std::any_of(value.atoms.begin(), value.atoms.end(), is_array);
    };
    const SyntaxTree& tree = facts.tree();
    for (Site site = 0; site < tree.nodes.size(); ++site) {
        if (tree.nodes[site].kind != Kind::class_definition) continue;
        for (const Site base : facts.bases_of(site)) {
            if (!facts.is_keyword(base) && may_be_array(base)) {
                hits.push_back(array_hit(facts.range_of(base), "derives from a class of numpy"));
            }
        }
    }
    for (const Site site : facts.attributes_of("__new__")) {  // type(array).__new__(type(array), ...)
        const Site call = facts.call_of(site);
        const bool bare = call != kNoNode && !facts.has_splat(call) && facts.all_arguments(call).size() < 2;
        if (!bare && may_be_array(facts.object_of(site))) {
            hits.push_back(array_hit(facts.range_of(site), "makes an object of a class"));
        }
    }
    for (const Site read : facts.reads_of("super")) {
        const Site call = facts.call_of(read);
        const Site given = call == kNoNode ? kNoNode : facts.argument(call, 0, "");
        if (given != kNoNode && may_be_array(given)) {
            hits.push_back(array_hit(facts.range_of(call), "goes below a class of numpy"));
        }
    }
}

/// What gives types back that were only named: ndarray may be among them.
void check_types_given_back(const Facts& facts, std::vector<Hit>& hits) {
    if (!is_named(facts, "ndarray")) return;
    const auto look = [&](std::span<const Site> sites) {
        for (const Site site : sites) {
            if (facts.is_own_attribute(site) || facts.is_type_test(site)) continue;
            hits.push_back(array_hit(facts.range_of(site), "gives back a type"));
        }
    };
    if (is_named(facts, "fields")) look(facts.attributes_of("type"));
    if (is_named(facts, "singledispatch") || is_named(facts, "singledispatchmethod")) {
        look(facts.attributes_of("registry"));
    }
    look(facts.attributes_of("get_args"));
    for (const Import& import : facts.imports()) {
        if (import.name == "get_args") hits.push_back(array_hit(facts.range_of(import.site), "gives back types"));
    }
}

std::vector<Hit> check_deserialisation(const Facts& facts, const CompiledPolicy& policy) {
    std::vector<Hit> hits = hits_of(facts, policy, "deserialisation", "runs what the bytes say",
                                    "store numbers as CSV, JSON or plain .npy", is_plain_data);
    if (policy.depth == Depth::literal) return hits;
    check_array_classes(facts, hits);
    check_types_given_back(facts, hits);
    return hits;
}

/// A name, or names with dots and brackets: "pd.Series", "list[int]".
bool is_plain_annotation(std::string_view text) {
    return text.find("__") == std::string_view::npos && std::all_of(text.begin(), text.end(), [](char c) {
               return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
                      std::string_view("_.[], |").find(c) != std::string_view::npos;
           });
}

/// functools.singledispatch asks for the type hints of what is registered, and so evaluates annotations that are text
/// (Python library reference, typing.get_type_hints).
void check_annotations(const Facts& facts, std::vector<Hit>& hits) {
    if (!is_named(facts, "singledispatch") && !is_named(facts, "singledispatchmethod")) return;
    for (const Site annotation : facts.annotations()) {
        const auto inside = [&](Site site) { return facts.is_inside(site, annotation); };
        const auto evaluates = [&](Site site) {
            const Value& value = facts.value_of(site);
            return value.unknown || std::any_of(value.atoms.begin(), value.atoms.end(), [](const Atom& atom) {
                       return atom.kind == Atom::Kind::prefix ||
                              (atom.kind == Atom::Kind::string && !is_plain_annotation(atom.text));
                   });
        };
        const auto hits_one = [&](std::span<const Site> sites) {
            return std::any_of(sites.begin(), sites.end(), [&](Site site) { return inside(site) && evaluates(site); });
        };
        const bool called = std::any_of(facts.calls().begin(), facts.calls().end(), inside);
        if (!called && !hits_one(facts.reads()) && !hits_one(facts.strings())) continue;
        hits.push_back({facts.range_of(annotation),
                        "singledispatch evaluates this annotation as text",
                        "annotate with a plain name",
                        {}});
    }
}

/// register(thing) and wraps(thing) take __annotations__ of whatever they are given: a SimpleNamespace has such as
/// text.
void check_annotated_objects(const Facts& facts, std::vector<Hit>& hits) {
    if (!is_named(facts, "singledispatch") && !is_named(facts, "singledispatchmethod")) return;
    const auto add = [&](Site site) {
        hits.push_back({facts.range_of(site),
                        "singledispatch may evaluate annotations of an object that is no function of the file",
                        "register functions, and name types",
                        {}});
    };
    const auto is_object = [](const Atom& atom) {
        return atom.kind == Atom::Kind::instance ||
               (atom.kind == Atom::Kind::path && atom.text.find('(') != std::string::npos);
    };
    for (const std::string_view name : {"register", "wraps"}) {
        for (const auto sites : {facts.attributes_of(name), facts.reads_of(name)}) {
            for (const Site site : sites) {
                const Site call = facts.call_of(site);
                const bool decorates = facts.tree().nodes[facts.parent_of(site)].kind == Kind::decorator;
                if (call == kNoNode && !decorates) add(site);
                const Site given = call == kNoNode ? kNoNode : facts.argument(call, 0, "cls");
                if (call != kNoNode && (facts.has_splat(call) || facts.keyword(call, "wrapped") != kNoNode)) add(call);
                if (given == kNoNode) continue;
                const Value& value = facts.value_of(given);
                const bool unseen = name == "register" && value.unknown;
                if (unseen || std::any_of(value.atoms.begin(), value.atoms.end(), is_object)) add(given);
            }
        }
    }
    for (const std::string_view hook : {"__getattr__", "__getattribute__"}) {
        for (const Site site : facts.definitions_of(hook)) add(site);
    }
}

/// TypedDict("T", {text: type}) takes any text for a name, and dataclass() writes names into code that it executes.
void check_typed_dicts(const Facts& facts, std::vector<Hit>& hits) {
    for (const Site call : facts.calls()) {
        if (!facts.may_be(facts.callee_of(call), "typing.TypedDict")) continue;
        const Site fields = facts.argument(call, 1, "fields");
        const Value names = fields == kNoNode ? Value::make_unknown() : facts.elements_of(fields);
        const bool plain = std::all_of(names.atoms.begin(), names.atoms.end(), [](const Atom& atom) {
            return atom.kind != Atom::Kind::prefix &&
                   (atom.kind != Atom::Kind::string || is_plain_annotation(atom.text));
        });
        if (plain && fields != kNoNode && !facts.has_splat(call) && !facts.value_of(fields).unknown) continue;
        hits.push_back({facts.range_of(call), "makes a type of names that may be code", "write it as a class", {}});
    }
}

std::vector<Hit> check_evaluation(const Facts& facts, const CompiledPolicy& policy) {
    std::vector<Hit> hits =
        hits_of(facts, policy, "evaluation", "evaluates text", "write the expression as Python", is_plain_expression);
    if (policy.depth == Depth::literal) return hits;
    check_annotations(facts, hits);
    check_annotated_objects(facts, hits);
    check_typed_dicts(facts, hits);
    return hits;
}

}  // namespace

const Rule kExternalIo{
    .id = "external-io", .points = 30, .critical = true, .text = kExternalText, .check = check_external};
const Rule kDeserialisation{.id = "deserialisation",
                            .points = 30,
                            .critical = true,
                            .text = kDeserialisationText,
                            .check = check_deserialisation};
const Rule kEvaluation{
    .id = "evaluation", .points = 30, .critical = true, .text = kEvaluationText, .check = check_evaluation};

}  // namespace paddock
