#include "rules/call_patterns.hpp"

#include <algorithm>
#include <set>

#include "rules/glob.hpp"
#include "rules/text_names.hpp"

namespace paddock {
namespace {

bool begins_in(std::string_view path, std::string_view root) {
    return path.substr(0, path.find('.')) == root;
}

/// "pandas.DataFrame().to_csv" is what the pattern "pandas.DataFrame.to_csv" means.
std::string without_calls(std::string path) {
    for (std::size_t at = path.find("()"); at != std::string::npos; at = path.find("()", at)) path.erase(at, 2);
    return path;
}

/// The path among the values that the pattern covers, or "". A last part with a name in it covers that name anywhere in
/// the same package, since libraries show one thing in several places; a bare `*` covers only what stands right there.
std::string covered_path(const Value& value, const CallPattern& pattern) {
    for (const Atom& atom : value.atoms) {
        if (atom.kind != Atom::Kind::path || !begins_in(atom.text, pattern.root)) continue;
        if (pattern.last != "*" || matches_name(pattern.text, without_calls(atom.text))) return atom.text;
    }
    return "";
}

/// `json.dump`: a function of a module is no method of an object.
bool is_module(const Facts& facts, Site object) {
    const Value& value = facts.value_of(object);
    if (value.unknown || value.atoms.empty()) return false;
    return std::all_of(value.atoms.begin(), value.atoms.end(), [&](const Atom& atom) {
        return atom.kind == Atom::Kind::path &&
               std::any_of(facts.imports().begin(), facts.imports().end(),
                           [&](const Import& import) { return import.name.empty() && import.module == atom.text; });
    });
}

void add_attributes(const Facts& facts, const CallPattern& pattern, std::string_view name,
                    std::vector<PatternUse>& uses) {
    for (const Site site : facts.attributes_of(name)) {
        std::string what;
        if (pattern.root == "*") {
            if (facts.is_own_attribute(site) || is_module(facts, facts.object_of(site))) continue;
            what = "*." + std::string(name);
        } else {
            what = covered_path(facts.value_of(site), pattern);
            if (what.empty()) continue;
        }
        uses.push_back({site, facts.call_of(site), std::move(what)});
    }
}

/// getattr(frame, "to_csv"): what is made of it is not followed.
void add_text(const Facts& facts, const TextAttribute& attribute, const CallPattern& pattern,
              std::vector<PatternUse>& uses) {
    std::string what = "*." + attribute.name;
    if (pattern.root != "*") what = covered_path(facts.value_of(attribute.use.site), pattern);
    if (!what.empty()) uses.push_back({attribute.use.site, kNoNode, std::move(what)});
}

/// `from pandas import read_csv as load`: each read of load.
void add_imported(const Facts& facts, const Import& import, const CallPattern& pattern, std::vector<PatternUse>& uses) {
    if (pattern.root == "*" || import.name.empty() || import.name == "*" || !begins_in(import.module, pattern.root)) {
        return;
    }
    const std::string path = import.path();
    const bool bare = pattern.last == "*";
    if (!matches_name(bare ? pattern.text : pattern.last, bare ? path : import.name)) return;
    for (const Site read : facts.reads_of(import.alias.empty() ? import.name : import.alias)) {
        if (facts.may_be(read, path)) uses.push_back({read, facts.call_of(read), path});
    }
}

/// The patterns whose last part covers the name.
template <class Visit>
void for_patterns(const CallPatterns& patterns, std::string_view name, const Visit& visit) {
    if (const auto found = patterns.by_last.find(name); found != patterns.by_last.end()) {
        for (const std::size_t at : found->second) visit(patterns.all[at]);
    }
    for (const std::size_t at : patterns.globs) {
        if (matches_name(patterns.all[at].last, name)) visit(patterns.all[at]);
    }
}

/// `from pandas import *`: names that nothing in the file binds.
void add_starred(const Facts& facts, const CallPatterns& patterns, std::vector<PatternUse>& uses) {
    std::set<std::string_view> starred;
    for (const Import& import : facts.imports()) {
        if (import.name == "*") starred.insert(import.module);
    }
    if (starred.empty()) return;
    const auto brings = [&](const CallPattern& pattern, std::string_view path, std::string_view name) {
        const std::size_t dot = path.rfind('.');
        if (pattern.last == "*" && !matches_name(pattern.text, path)) return false;
        return dot != std::string_view::npos && path.substr(dot + 1) == name && begins_in(path, pattern.root) &&
               starred.contains(path.substr(0, dot));
    };
    for (const std::string_view name : facts.read_names()) {
        for_patterns(patterns, name, [&](const CallPattern& pattern) {
            for (const Site read : facts.reads_of(name)) {
                for (const Atom& atom : facts.value_of(read).atoms) {
                    if (atom.kind != Atom::Kind::path || !brings(pattern, atom.text, name)) continue;
                    uses.push_back({read, facts.call_of(read), atom.text});
                }
            }
        });
    }
}

}  // namespace

bool matches_name(std::string_view pattern, std::string_view name) {
    return glob_matches(pattern, name, '.');
}

std::vector<PatternUse> uses_of_patterns(const Facts& facts, const CompiledPolicy& policy, std::string_view rule) {
    return uses_of_patterns(facts, policy.patterns_of(rule));
}

std::vector<PatternUse> uses_of_patterns(const Facts& facts, const CallPatterns& patterns) {
    std::vector<PatternUse> uses;
    for (const std::string_view name : facts.attribute_names()) {
        for_patterns(patterns, name, [&](const CallPattern& pattern) { add_attributes(facts, pattern, name, uses); });
    }
    for (const TextAttribute& text : facts.text_attributes()) {
        for_patterns(patterns, text.name, [&](const CallPattern& pattern) { add_text(facts, text, pattern, uses); });
    }
    for (const Import& import : facts.imports()) {
        if (import.name.empty()) continue;
        for (const CallPattern& pattern : patterns.all) {
            add_imported(facts, import, pattern, uses);
        }
    }
    add_starred(facts, patterns, uses);
    std::sort(uses.begin(), uses.end(), [](const PatternUse& a, const PatternUse& b) { return a.site < b.site; });
    uses.erase(std::unique(uses.begin(), uses.end(),
                           [](const PatternUse& a, const PatternUse& b) { return a.site == b.site; }),
               uses.end());
    return uses;
}

}  // namespace paddock
