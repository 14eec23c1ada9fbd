// Rules whose lists stand in the policy's [calls]: external-io, deserialisation, evaluation.
#include <fmt/format.h>

#include <algorithm>

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

/// Comparisons of columns and plain variables, as far as can be told.
bool is_plain_expression(const Facts& facts, const PatternUse& use) {
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

std::vector<Hit> check_deserialisation(const Facts& facts, const CompiledPolicy& policy) {
    return hits_of(facts, policy, "deserialisation", "runs what the bytes say",
                   "store numbers as CSV, JSON or plain .npy", loads_plain_arrays);
}

bool is_named(const Facts& facts, std::string_view name) {
    const auto imports = [&](const Import& import) { return import.name == name; };
    return !facts.attributes_of(name).empty() || std::any_of(facts.imports().begin(), facts.imports().end(), imports);
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
