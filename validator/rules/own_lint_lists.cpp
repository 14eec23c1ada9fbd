#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

#include "facts/resolve.hpp"
#include "paddock/load_policy.hpp"
#include "paddock/units.hpp"
#include "rules/all_rules.hpp"
#include "rules/glob.hpp"
#include "rules/modules.hpp"
#include "rules/own_lint.hpp"

namespace paddock {
namespace {

std::string beside(const LintNotes& notes, std::string_view key) {
    const std::string origin = notes.origin(key);
    return origin.empty() ? std::string(key) : fmt::format("{} ({})", key, origin);
}

/// The entry that decides on the module above `name`.
ModuleMatch match_above(const ModuleLists& modules, std::string_view name) {
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos ? ModuleMatch{} : classify_module(modules, name.substr(0, dot));
}

/// A name with dots below an allowed one says something of its own when what it names would be denied by another way:
/// by the name of its last part (numpy.select), or by what it leads to.
bool allows_something(const Policy& policy, const std::string& name) {
    if (policy.depth == Depth::literal) return false;  // there imports are judged by name, and nothing else
    Policy without = policy;
    without.modules.allow.erase(name);
    const CompiledPolicy compiled(std::move(without));
    const std::string_view last = std::string_view(name).substr(name.rfind('.') + 1);
    const auto covers =
        [&](std::string_view pattern) {  // as call_patterns.cpp: a bare `*` covers what stands right there
            const std::string_view end = pattern.substr(pattern.rfind('.') + 1);
            return end == "*" ? glob_matches(pattern, name, '.') : glob_matches(end, last, '.');
        };
    const auto called = [&](const auto& list) { return std::any_of(list.second.begin(), list.second.end(), covers); };
    return judge_path(compiled, name).is == PathVerdict::Is::denied || !denied_by_name(compiled, last).empty() ||
           !compiled.denied_parts(last).empty() || compiled.builtins_deny.contains(last) ||
           std::any_of(compiled.calls.begin(), compiled.calls.end(), called);
}

void lint_modules(const Policy& policy, LintNotes& notes) {
    const ModuleLists& modules = policy.modules;
    for (const std::string& name : modules.allow) {
        const std::string key = "modules.allow." + name;
        const ModuleMatch above = match_above(modules, name);
        if (modules.deny.contains(name)) {
            notes.add(key, fmt::format("{} stays denied: it is also in {}; to allow it, write deny = [\"!{}\"]", name,
                                       beside(notes, "modules.deny." + name), name));
        } else if (above.what == ModuleClass::allowed && notes.is_authors(key) && !allows_something(policy, name)) {
            notes.add(key, fmt::format("{} is allowed already, with {}; take the entry out", name, above.entry));
        }
    }
    if (policy.depth != Depth::literal) return;  // else what a denied name with dots leads to is denied elsewhere, too
    for (const std::string& name : modules.deny) {
        const ModuleMatch above = match_above(modules, name);
        if (above.what == ModuleClass::denied) {
            notes.add("modules.deny." + name,
                      fmt::format("{} is denied already, with {}; take the entry out", name, above.entry));
        }
    }
}

void lint_builtins(const Policy& policy, LintNotes& notes) {
    // Those of Python 2 do no harm: the seed system's table has them (Python 2.7 library reference, "Built-in
    // Functions").
    static const std::set<std::string_view> kOld = {"apply",     "basestring", "buffer", "cmp",     "coerce",
                                                    "execfile",  "file",       "intern", "long",    "reduce",
                                                    "raw_input", "reload",     "unichr", "unicode", "xrange"};
    for (const std::string& name : policy.builtins_deny) {
        if (is_builtin_name(name) || kOld.contains(name)) continue;
        notes.add("builtins.deny." + name,
                  fmt::format("Python has no builtin called {}, so that nothing is denied; correct the name", name));
    }
}

void lint_attributes(const Policy& policy, LintNotes& notes) {
    for (const std::string& name : policy.attributes_allow) {
        if (policy.attributes_deny.contains(name)) {
            notes.add("attributes.allow." + name,
                      fmt::format("{} stays denied: it is also in {}; to allow it, write deny = [\"!{}\"]", name,
                                  beside(notes, "attributes.deny." + name), name));
        } else if (!name.starts_with('_')) {
            notes.add(
                "attributes.allow." + name,
                fmt::format("{} is allowed anyway: only names that begin with an underscore are ever unknown", name));
        }
    }
    for (const std::string& name : policy.reflection_allow_on) {
        if (classify_module(policy.modules, name).what == ModuleClass::denied) {
            notes.add("reflection.allow_on." + name,
                      fmt::format("{} is a denied module: what imports it is rejected whatever it does with it", name));
        }
    }
}

/// Another pattern of the list that covers this one, or "". One that begins with `*.` is for objects, not for modules.
template <typename List>
std::string_view wider(const List& list, std::string_view pattern, char separator) {
    for (const std::string& other : list) {
        const bool for_objects = separator == '.' && other.starts_with("*.") && !pattern.starts_with("*.");
        if (other != pattern && !for_objects && glob_matches(other, pattern, separator)) return other;
    }
    return {};
}

void lint_calls(const Policy& policy, LintNotes& notes) {
    constexpr std::array<std::string_view, 4> kListed = {"file-io", "external-io", "deserialisation", "evaluation"};
    for (const auto& [rule, patterns] : policy.calls) {
        const bool looks = std::find(kListed.begin(), kListed.end(), rule) != kListed.end();
        for (const std::string& pattern : patterns) {
            const std::string key = "calls." + rule + "." + pattern;
            if (!looks) {
                notes.add(key,
                          fmt::format("{} does not look at calls; put the pattern under one of {}, or write a [[rule]]",
                                      rule, fmt::join(kListed, ", ")));
            } else if (policy.depth == Depth::literal) {
                notes.add(key, "patterns of calls count only where validator.depth is \"resolved\"");
            } else if (const std::string_view by = wider(patterns, pattern, '.'); !by.empty()) {
                notes.add(key, fmt::format("{} is covered by {}; take the entry out", pattern, by));
            }
        }
    }
}

void lint_paths(const Policy& policy, LintNotes& notes) {
    const std::pair<std::string_view, const std::vector<std::string>*> kLists[] = {{"io.read", &policy.io.read},
                                                                                   {"io.write", &policy.io.write}};
    for (const auto& [key, patterns] : kLists) {
        for (const std::string& pattern : *patterns) {
            const std::string_view by = wider(*patterns, pattern, '/');
            if (!by.empty()) {
                notes.add(fmt::format("{}.{}", key, pattern),
                          fmt::format("{} is covered by {}; take the entry out", pattern, by));
            }
        }
    }
}

int price_of(const Policy& policy, std::string_view rule) {
    if (const auto found = policy.points.find(rule); found != policy.points.end()) return found->second;
    for (const OwnRule& own : policy.own_rules) {
        if (own.id == rule) return own.points;
    }
    for (const Rule* const known : all_rules()) {
        if (known->id == rule) return known->points;
    }
    return 0;
}

}  // namespace

void LintNotes::add(std::string_view key, std::string message) {
    add_at(origin(key), key, std::move(message));
}

bool LintNotes::is_authors(std::string_view key) const {
    return is_authors_place(origin(key));
}

/// A shipped policy's own name is set by its own text; the entries that it inherits are another's.
bool LintNotes::is_authors_place(std::string_view place) const {
    const bool shipped = origin("name").starts_with('<');
    return !place.empty() && (!place.starts_with('<') || (shipped && place.starts_with("<" + policy_.name + ">")));
}

void LintNotes::add_at(std::string origin, std::string_view key, std::string message) {
    if (!is_authors_place(origin)) return;
    notes_.push_back({std::move(origin), std::string(key), std::move(message)});
}

std::string LintNotes::origin(std::string_view key) const {
    const auto found = policy_.origins.find(key);
    return found == policy_.origins.end() ? "" : found->second;
}

std::vector<PolicyNote> LintNotes::take() {
    /// "file:12:3" by file, line, column.
    const auto place = [](const PolicyNote& note) {
        const std::size_t column = note.origin.rfind(':');
        const std::size_t line = note.origin.rfind(':', column - 1);
        return std::tuple(note.origin.substr(0, line), std::stoi(note.origin.substr(line + 1)),
                          std::stoi(note.origin.substr(column + 1)), note.message);
    };
    std::sort(notes_.begin(), notes_.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
    return std::move(notes_);
}

void lint_lists(const Policy& policy, LintNotes& notes) {
    for (const IdleEntry& entry : policy.idle_entries)
        notes.add_at(entry.origin, entry.key, entry.reason + "; take the entry out");
    lint_modules(policy, notes);
    lint_builtins(policy, notes);
    lint_attributes(policy, notes);
    lint_calls(policy, notes);
    lint_paths(policy, notes);
}

void lint_numbers(const Policy& policy, LintNotes& notes) {
    for (const ShippedPolicy& shipped : shipped_policies()) {
        if (policy.name == shipped.name && !notes.origin("name").starts_with('<')) {
            notes.add("name",
                      fmt::format("paddock ships a policy called {}, and reports tell the two apart by digest alone; "
                                  "write another name",
                                  policy.name));
        }
    }
    for (const auto& [rule, cap] : policy.caps) {
        const int price = price_of(policy, rule);
        if (price > 0 && cap < price) {
            notes.add(
                "caps." + rule,
                fmt::format("one finding costs {}, of which the cap lets {} count; raise the cap, or lower the points",
                            price, cap));
        } else if (price == 0) {
            notes.add("caps." + rule, "a finding costs nothing, so that there is nothing to cap; take the entry out");
        }
    }
    if (policy.modules.unknown == UnknownModules::deny) {
        const std::string_view why =
            "unknown modules are denied-module's under modules.unknown = \"deny\"; take the entry out";
        notes.add("points.unknown-module", std::string(why));
        notes.add("caps.unknown-module", std::string(why));
    }
    const double wall = static_cast<double>(policy.limits.timeout.count()) * policy.limits.cpus;
    if (policy.limits.cpu_time.count() > 0 && static_cast<double>(policy.limits.cpu_time.count()) >= wall) {
        notes.add("limits.cpu_time",
                  fmt::format("timeout times cpus is {}, and ends a run before this does; lower it, or take it out",
                              format_duration(std::chrono::milliseconds(static_cast<std::int64_t>(wall)))));
    }
}

std::vector<PolicyNote> lint_policy(const Policy& policy) {
    LintNotes notes(policy);
    lint_lists(policy, notes);
    lint_numbers(policy, notes);
    lint_own_rules(policy, notes);
    return notes.take();
}

}  // namespace paddock
