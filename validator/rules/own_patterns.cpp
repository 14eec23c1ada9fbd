#include "rules/own_patterns.hpp"

#include <algorithm>
#include <utility>

#include "rules/call_patterns.hpp"
#include "rules/glob.hpp"

namespace paddock {
namespace {

constexpr std::string_view kBuiltins = "builtins.";
constexpr std::size_t kHighest = 64;  ///< expressions around a string that are asked what they come to

bool has_dot(std::string_view pattern) {
    return pattern.find('.') != std::string_view::npos;
}

template <typename Patterns>
bool matches_any(const Patterns& patterns, std::string_view text) {
    return std::any_of(patterns.begin(), patterns.end(),
                       [&](std::string_view pattern) { return matches_name(pattern, text); });
}

OwnHit hit_at(const Facts& facts, Site site, std::string_view kind, std::string text) {
    const Node& node = facts.tree().nodes[site];
    OwnHit hit{node.start, node.end, {}, {}};
    hit.texts.emplace(kind, std::move(text));
    return hit;
}

/// The path among the values that a pattern with dots covers, or "".
std::string covered_path(const Value& value, const std::vector<std::string>& patterns) {
    for (const Atom& atom : value.atoms) {
        if (atom.kind != Atom::Kind::path) continue;
        for (const std::string& pattern : patterns) {
            if (has_dot(pattern) && matches_name(pattern, atom.text)) return atom.text;
        }
    }
    return "";
}

/// "numpy.ctypeslib" covers numpy.ctypeslib.as_array as well.
bool covers_module(std::string_view pattern, std::string_view path) {
    for (std::size_t end = path.find('.'); true; end = path.find('.', end + 1)) {
        if (matches_name(pattern, path.substr(0, end))) return true;
        if (end == std::string_view::npos) return false;
    }
}

void sort_by_place(std::vector<OwnHit>& hits) {
    std::stable_sort(hits.begin(), hits.end(), [](const OwnHit& a, const OwnHit& b) {
        return std::pair(a.start, a.end) < std::pair(b.start, b.end);
    });
    const auto same = [](const OwnHit& a, const OwnHit& b) {
        return a.start == b.start && a.end == b.end && a.shown == b.shown;
    };
    hits.erase(std::unique(hits.begin(), hits.end(), same), hits.end());
}

/// The first of `inner`, which are in order, that lies in `outer`.
const OwnHit* first_inside(const std::vector<OwnHit>& inner, const OwnHit& outer) {
    auto at = std::lower_bound(inner.begin(), inner.end(), outer.start,
                               [](const OwnHit& hit, std::uint32_t start) { return hit.start < start; });
    for (; at != inner.end() && at->start <= outer.end; ++at) {
        if (at->end <= outer.end) return &*at;
    }
    return nullptr;
}

/// A part of an expression that folds texts into one: "ht" + "tp", ("a" "b"), "".join(...), "{}".format(...).
bool may_fold(Kind kind) {
    return kind == Kind::concatenated_string || kind == Kind::binary_operator ||
           kind == Kind::parenthesized_expression || kind == Kind::attribute || kind == Kind::call ||
           kind == Kind::argument_list || kind == Kind::list || kind == Kind::tuple || kind == Kind::subscript;
}

bool is_expression(Kind kind) {
    return kind != Kind::argument_list;
}

}  // namespace

OwnPatterns::OwnPatterns(const OwnRule& rule) : rule_(rule) {
    std::vector<std::string_view> dotted;
    for (const std::string_view pattern : rule.calls) {
        const bool builtin = pattern.starts_with(kBuiltins);
        const std::string_view name = builtin ? pattern.substr(kBuiltins.size()) : pattern;
        (has_dot(name) ? dotted : call_names_).push_back(has_dot(name) ? pattern : name);
    }
    calls_ = compile_call_patterns(dotted);
}

std::vector<std::pair<std::string_view, OwnPatterns::Find>> OwnPatterns::finders() const {
    std::vector<std::pair<std::string_view, Find>> finders;
    if (!rule_.calls.empty()) finders.emplace_back("call", &OwnPatterns::find_calls);
    if (!rule_.imports.empty()) finders.emplace_back("import", &OwnPatterns::find_imports);
    if (!rule_.names.empty()) finders.emplace_back("name", &OwnPatterns::find_names);
    if (!rule_.attributes.empty()) finders.emplace_back("attribute", &OwnPatterns::find_attributes);
    if (!rule_.strings.empty()) finders.emplace_back("string", &OwnPatterns::find_strings);
    return finders;
}

std::vector<std::string> OwnPatterns::names_of(const OwnRule& rule) {
    std::vector<std::string> names;
    for (const auto& [name, find] : OwnPatterns(rule).finders()) names.emplace_back(name);
    return names;
}

std::vector<OwnHit> OwnPatterns::filter(const Facts& facts, std::vector<OwnHit> query_hits) const {
    const auto kinds = finders();
    std::vector<OwnHit> hits = std::move(query_hits);
    std::size_t next = 0;
    if (rule_.query.empty()) hits = (this->*kinds[next++].second)(facts);
    sort_by_place(hits);
    for (; next < kinds.size() && !hits.empty(); ++next) {
        const auto& [name, find] = kinds[next];
        std::vector<OwnHit> inner = (this->*find)(facts);
        if (name == "string") {
            for (OwnHit& hit : find_arguments(facts)) inner.push_back(std::move(hit));
        }
        sort_by_place(inner);
        std::erase_if(hits, [&, kind = name](OwnHit& hit) {
            const OwnHit* const found = first_inside(inner, hit);
            if (found != nullptr) hit.texts.emplace(kind, found->texts.find(kind)->second);
            return found == nullptr;
        });
    }
    return hits;
}

std::vector<OwnHit> OwnPatterns::find_calls(const Facts& facts) const {
    std::vector<OwnHit> hits;
    if (!calls_.all.empty()) {
        for (PatternUse& use : uses_of_patterns(facts, calls_)) {
            hits.push_back(hit_at(facts, use.call == kNoNode ? use.site : use.call, "call", std::move(use.what)));
        }
    }
    if (call_names_.empty()) return hits;
    for (const Site call : facts.calls()) {
        const std::string_view written = facts.called_name(call);
        if (!written.empty() && matches_any(call_names_, written)) {
            hits.push_back(hit_at(facts, call, "call", std::string(written)));
            continue;
        }
        for (const Atom& atom : facts.value_of(facts.callee_of(call)).atoms) {
            if (atom.kind != Atom::Kind::path || !atom.text.starts_with(kBuiltins)) continue;
            const std::string_view name = std::string_view(atom.text).substr(kBuiltins.size());
            if (!matches_any(call_names_, name)) continue;
            hits.push_back(hit_at(facts, call, "call", std::string(name)));
            break;
        }
    }
    return hits;
}

std::vector<OwnHit> OwnPatterns::find_imports(const Facts& facts) const {
    std::vector<OwnHit> hits;
    for (const Import& import : facts.imports()) {
        const std::string path = import.path();
        const auto covers = [&](const std::string& pattern) { return covers_module(pattern, path); };
        if (std::any_of(rule_.imports.begin(), rule_.imports.end(), covers)) {
            hits.push_back(hit_at(facts, import.site, "import", path));
        }
    }
    return hits;
}

std::vector<OwnHit> OwnPatterns::find_names(const Facts& facts) const {
    std::vector<OwnHit> hits;
    for (const std::string_view name : facts.read_names()) {
        if (!matches_any(rule_.names, name)) continue;
        for (const Site site : facts.reads_of(name)) hits.push_back(hit_at(facts, site, "name", std::string(name)));
    }
    if (std::none_of(rule_.names.begin(), rule_.names.end(), has_dot)) return hits;
    for (const Site site : facts.reads()) {
        std::string path = covered_path(facts.value_of(site), rule_.names);
        if (!path.empty()) hits.push_back(hit_at(facts, site, "name", std::move(path)));
    }
    return hits;
}

std::vector<OwnHit> OwnPatterns::find_attributes(const Facts& facts) const {
    std::vector<OwnHit> hits;
    const auto add = [&](Site site, std::string text) {
        OwnHit hit = hit_at(facts, site, "attribute", std::move(text));
        hit.shown = facts.range_of_name(site);
        hits.push_back(std::move(hit));
    };
    for (const std::string_view name : facts.attribute_names()) {
        if (!matches_any(rule_.attributes, name)) continue;
        for (const Site site : facts.attributes_of(name)) add(site, std::string(name));
    }
    for (const TextAttribute& text : facts.text_attributes()) {
        if (matches_any(rule_.attributes, text.name)) {
            hits.push_back(hit_at(facts, text.use.site, "attribute", text.name));
        }
    }
    if (std::none_of(rule_.attributes.begin(), rule_.attributes.end(), has_dot)) return hits;
    for (const Site site : facts.attributes()) {
        std::string path = covered_path(facts.value_of(site), rule_.attributes);
        if (!path.empty()) add(site, std::move(path));
    }
    return hits;
}

/// The text of the value that a pattern covers; its beginning when only that is known, and the pattern ends in `*`.
std::string_view OwnPatterns::matching_text(const Value& value) const {
    for (const Atom& atom : value.atoms) {
        const bool whole = atom.kind == Atom::Kind::string;
        if (!whole && atom.kind != Atom::Kind::prefix) continue;
        for (const std::string& pattern : rule_.strings) {
            if ((whole || pattern.ends_with('*')) && glob_matches(pattern, atom.text, '\0')) return atom.text;
        }
    }
    return {};
}

std::vector<OwnHit> OwnPatterns::find_strings(const Facts& facts) const {
    std::vector<OwnHit> hits;
    const std::vector<Node>& nodes = facts.tree().nodes;
    for (const Site string : facts.strings()) {
        // The string itself, then what is made of it: the first that matches is enough.
        Site site = string;
        for (std::size_t level = 0; level < kHighest; ++level) {
            if (is_expression(nodes[site].kind)) {
                const std::string_view text = matching_text(facts.value_of(site));
                if (text.data() != nullptr) {
                    hits.push_back(hit_at(facts, site, "string", std::string(text)));
                    break;
                }
            }
            const Site parent = nodes[site].parent;
            if (parent == kNoNode || !may_fold(nodes[parent].kind)) break;
            site = parent;
        }
    }
    return hits;
}

/// Arguments that come to a text by way of a name: `read_csv(url)`.
std::vector<OwnHit> OwnPatterns::find_arguments(const Facts& facts) const {
    std::vector<OwnHit> hits;
    for (const Site call : facts.calls()) {
        for (const Site argument : facts.all_arguments(call)) {
            const std::string_view text = matching_text(facts.value_of(argument));
            if (text.data() != nullptr) hits.push_back(hit_at(facts, argument, "string", std::string(text)));
        }
    }
    return hits;
}

}  // namespace paddock
