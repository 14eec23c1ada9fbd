#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "reach/reach.hpp"
#include "rules/all_rules.hpp"
#include "rules/call_patterns.hpp"
#include "rules/library_calls.hpp"
#include "rules/modules.hpp"
#include "rules/text_names.hpp"

namespace paddock {
namespace {

constexpr RuleText kText{
    .title = "a denied module is imported, or reached through another",
    .why =
        "Modules such as os, socket or ctypes lead to processes, files, the network and memory. It makes no difference "
        "whether one is imported, or found as an attribute of a module that is allowed.",
    .bad = "import os\nimport pandas as pd\npd.io.common.os.system(\"id\")",
    .good = "import numpy as np\nimport pandas as pd"};

constexpr std::string_view kAdvice = "remove it: a strategy needs no more than its data, numbers and indicators";

/// Names of modules that nothing else is called: an attribute of such a name is that module, whatever the object.
/// Source: the import statements of CPython's standard library, where these are module globals.
constexpr std::array kUnmistakable = std::to_array<std::string_view>(
    {"_os", "_sys", "_thread", "builtins", "ctypes", "importlib", "marshal", "multiprocessing", "os", "pathlib",
     "posix", "pty", "runpy", "shutil", "subprocess", "sys", "tempfile"});

bool is_unmistakable(std::string_view name) {
    return std::find(kUnmistakable.begin(), kUnmistakable.end(), name) != kUnmistakable.end();
}

Hit import_hit(const Facts& facts, const Import& import, std::string_view module, std::string_view reason) {
    return {facts.range_of(import.site), fmt::format("imports {}, {}", module, reason), std::string(kAdvice), {}};
}

/// `from random import _os` is random._os.
void check_import_path(const Facts& facts, const CompiledPolicy& policy, const Import& import, std::vector<Hit>& hits) {
    const std::string path = import.path();
    const PathVerdict verdict = judge_path(policy, path);
    const std::string_view hidden = denied_by_name(policy, import.name);
    const bool by_name = verdict.is == PathVerdict::Is::unknown && !import.name.empty() && !hidden.empty();
    if (verdict.is != PathVerdict::Is::denied && !by_name) return;
    const std::string what = by_name ? fmt::format("the module {} by its name", hidden) : verdict.what;
    hits.push_back(
        import_hit(facts, import, path, fmt::format("which is {}, reached through {}", what, import.module)));
}

/// `_warnings`, and the program itself by the name that it has in the sandbox.
bool is_private_module(std::string_view path) {
    return path.starts_with('_') || path.substr(0, path.find('.')) == "strategy";
}

/// `numpy.typing.tests.test_isfile`: tests lead anywhere.
bool is_of_tests(std::string_view path) {
    return path.find(".tests.") != std::string_view::npos || path.ends_with(".tests");
}

/// Something may evaluate text, or make a name out of it, by which the file's own names are found.
bool evaluates_text(const Facts& facts, const CompiledPolicy& policy) {
    const auto is_named = [&](std::string_view name) {
        const auto imports = [&](const Import& import) { return import.name == name; };
        return !facts.attributes_of(name).empty() || !facts.reads_of(name).empty() ||
               std::any_of(facts.imports().begin(), facts.imports().end(), imports);
    };
    return is_named("singledispatch") || is_named("singledispatchmethod") || is_named("get_type_hints") ||
           is_named("globals") || is_named("locals") || is_named("vars") || is_named("eval") || is_named("exec") ||
           !uses_of_patterns(facts, policy, "evaluation").empty();
}

/// `import io` of which nothing is read but io.StringIO and io.BytesIO, each of which may be imported by itself.
bool is_for_allowed_parts(const Facts& facts, const CompiledPolicy& policy, const Import& import) {
    const std::string& module = import.module;
    if (!import.name.empty() || !import.alias.empty() || module.find('.') != std::string::npos) return false;
    if (!facts.is_bound_once(module) || !facts.attributes_of(module).empty()) return false;
    const auto names_it = [&](const TextAttribute& text) { return text.name == module; };
    const auto& texts = facts.text_attributes();
    if (std::any_of(texts.begin(), texts.end(), names_it) || evaluates_text(facts, policy)) return false;
    const auto reads = facts.reads_of(module);
    return !reads.empty() && std::all_of(reads.begin(), reads.end(), [&](Site read) {
        const Site part = facts.parent_of(read);
        if (part == kNoNode || facts.object_of(part) != read || !facts.is_loaded(part)) return false;
        return policy.modules.allow.contains(fmt::format("{}.{}", module, facts.last_name(part)));
    });
}

void check_imports(const Facts& facts, const CompiledPolicy& policy, std::vector<Hit>& hits) {
    for (const Import& import : facts.imports()) {
        const std::string path = import.path();
        const ModuleMatch match = classify_module(policy.modules, path);
        if (policy.depth == Depth::resolved && is_of_tests(path)) {
            hits.push_back(import_hit(facts, import, path, "a package's own tests"));
        } else if (match.what == ModuleClass::denied) {
            if (policy.depth == Depth::resolved && is_for_allowed_parts(facts, policy, import)) continue;
            hits.push_back(import_hit(facts, import, path, fmt::format("and {} is denied", match.entry)));
        } else if (match.what == ModuleClass::unknown && policy.depth == Depth::resolved && is_private_module(path)) {
            hits.push_back(import_hit(facts, import, path, "a private module of the interpreter or of a library"));
        } else if (match.what == ModuleClass::unknown && policy.modules.unknown == UnknownModules::deny) {
            hits.push_back(import_hit(facts, import, path, "which is not among the allowed modules"));
        } else if (policy.depth == Depth::resolved && match.entry != path) {
            check_import_path(facts, policy, import, hits);
        }
    }
}

/// An attribute that is read: written out, or by text.
struct Reading {
    std::string_view name;
    const Value* object = nullptr;
    SourceRange where;
    bool own = false;   ///< of a class of this file, which gives it a value
    std::string shown;  ///< as the source has it; "" when it is reached by text
};

/// `shown` is how the program spells `path`.
Hit through_hit(SourceRange where, std::string_view path, std::string_view what, std::string_view shown) {
    const std::string_view root = path.substr(0, path.find('.'));
    const bool same = what == path || what == fmt::format("the module {}", path);
    std::string message =
        same ? fmt::format("`{}` is denied", shown) : fmt::format("`{}` is {}, reached through {}", shown, what, root);
    return {where, std::move(message), std::string(kAdvice), {}};
}

/// The source's own words when they are a plain chain of names, else the path.
std::string_view spelling_of(const Facts& facts, Site site, std::string_view path) {
    const std::string_view text = facts.text_of(site);
    const bool plain = std::all_of(text.begin(), text.end(),
                                   [](unsigned char c) { return std::isalnum(c) != 0 || c == '_' || c == '.'; });
    return plain && text.find('.') != std::string_view::npos ? text : path;
}

bool is_denied_already(const CompiledPolicy& policy, std::string_view path) {
    return classify_module(policy.modules, path).what == ModuleClass::denied ||
           judge_path(policy, path).is == PathVerdict::Is::denied;
}

/// `pd.io.common.os`: a path that becomes a denied module or function at this attribute, and not before. The table of
/// such paths decides; what it does not know, the name alone.
std::optional<Hit> reach_through(const CompiledPolicy& policy, const Reading& reading, std::string_view hidden) {
    bool known = false;
    for (const Atom& atom : reading.object->atoms) {
        if (atom.kind != Atom::Kind::path || atom.text.find('(') != std::string::npos) continue;
        known = true;
        if (is_denied_already(policy, atom.text)) return std::nullopt;
        const std::string full = fmt::format("{}.{}", atom.text, reading.name);
        const auto hit = [&](std::string_view what) {
            return through_hit(reading.where, full, what, reading.shown.empty() ? full : reading.shown);
        };
        const PathVerdict verdict = judge_path(policy, full);
        if (verdict.is == PathVerdict::Is::denied) return hit(verdict.what);
        const ModuleMatch match = classify_module(policy.modules, full);
        if (match.entry == full && match.what == ModuleClass::denied) return hit(full);
        if (verdict.is == PathVerdict::Is::fine || hidden.empty()) continue;
        return hit(fmt::format("the module {} by its name", hidden));
    }
    if (hidden.empty() || known || !is_unmistakable(reading.name) || reading.own) return std::nullopt;
    return Hit{
        reading.where, fmt::format("`.{}` is the denied module {}", reading.name, hidden), std::string(kAdvice), {}};
}

/// Of `pd.io.common.os` with pandas.io denied, the os at its end tells more.
std::optional<Hit> further_out(const Facts& facts, const CompiledPolicy& policy, Site site) {
    std::optional<Hit> found;
    for (Site at = facts.parent_of(site); at != kNoNode && facts.object_of(at) == site; at = facts.parent_of(at)) {
        site = at;
        for (const Atom& atom : facts.value_of(at).atoms) {
            if (atom.kind != Atom::Kind::path) continue;
            const PathVerdict verdict = judge_path(policy, atom.text);
            const bool elsewhere =
                verdict.is == PathVerdict::Is::denied &&
                reach(atom.text).name.substr(0, atom.text.find('.')) != atom.text.substr(0, atom.text.find('.'));
            if (!elsewhere) continue;
            found = through_hit(facts.range_of_name(at), atom.text, verdict.what, spelling_of(facts, at, atom.text));
            break;
        }
    }
    return found;
}

void check_attributes(const Facts& facts, const CompiledPolicy& policy, std::vector<Hit>& hits) {
    const auto look = [&](const Reading& reading, std::string_view hidden) {
        if (std::optional<Hit> hit = reach_through(policy, reading, hidden)) hits.push_back(*std::move(hit));
    };
    for (const std::string_view name : facts.attribute_names()) {
        const std::string_view hidden = denied_by_name(policy, name);
        if (hidden.empty() && !leads_somewhere(name)) continue;
        for (const Site site : facts.attributes_of(name)) {
            const Value& object = facts.value_of(facts.object_of(site));
            Reading reading{name,
                            &object,
                            facts.range_of_name(site),
                            facts.is_own_attribute(site) || facts.is_named_by_own_class(site),
                            {}};
            reading.shown = spelling_of(facts, site, "");
            std::optional<Hit> hit = reach_through(policy, reading, hidden);
            if (!hit) continue;
            if (std::optional<Hit> further = further_out(facts, policy, site)) hit = std::move(further);
            hits.push_back(*std::move(hit));
        }
    }
    static const Value kAnything = Value::make_unknown();
    for (const TextAttribute& attribute : facts.text_attributes()) {
        const std::string_view hidden = denied_by_name(policy, attribute.name);
        if (hidden.empty() && !leads_somewhere(attribute.name)) continue;
        const Value& object = attribute.use.object == kNoNode ? kAnything : facts.value_of(attribute.use.object);
        look({attribute.name, &object, facts.range_of(attribute.use.site), false, {}}, hidden);
    }
}

/// Names that `from m import *` brings.
void check_starred(const Facts& facts, const CompiledPolicy& policy, std::vector<Hit>& hits) {
    const auto is_star = [](const Import& import) { return import.name == "*"; };
    if (std::none_of(facts.imports().begin(), facts.imports().end(), is_star)) return;
    for (const Site read : facts.reads()) {
        const std::string_view name = facts.last_name(read);
        const std::string_view hidden = denied_by_name(policy, name);
        if (hidden.empty() && !leads_somewhere(name)) continue;
        for (const Atom& atom : facts.value_of(read).atoms) {
            if (atom.kind != Atom::Kind::path || atom.text.starts_with("builtins.")) continue;
            const std::size_t dot = atom.text.rfind('.');
            if (dot == std::string::npos || is_denied_already(policy, atom.text.substr(0, dot))) continue;
            const PathVerdict verdict = judge_path(policy, atom.text);
            const bool by_name = verdict.is == PathVerdict::Is::unknown && !hidden.empty();
            if (verdict.is != PathVerdict::Is::denied && !by_name) continue;
            const std::string what = by_name ? fmt::format("the module {} by its name", hidden) : verdict.what;
            hits.push_back(through_hit(facts.range_of(read), atom.text, what, atom.text));
            break;
        }
    }
}

/// Entries with dots ("typing.get_type_hints", "scipy.io"), by whatever way they are reached.
void check_dotted_entries(const Facts& facts, const CompiledPolicy& policy, std::vector<Hit>& hits) {
    const auto look = [&](Site site, std::string_view last, bool by_name_only) {
        for (const std::string_view entry : policy.denied_parts(last)) {
            const Value& value = facts.value_of(site);
            const bool reaches = std::any_of(value.atoms.begin(), value.atoms.end(), [&](const Atom& atom) {
                return atom.kind == Atom::Kind::path && reaches_entry(entry, atom.text) &&
                       !atom.text.ends_with(fmt::format("().{}", last));  // an attribute of an object
            });
            if (!reaches) continue;
            const SourceRange where = by_name_only ? facts.range_of_name(site) : facts.range_of(site);
            hits.push_back({where, fmt::format("reaches {}, which is denied", entry), std::string(kAdvice), {}});
        }
    };
    for (const std::string_view name : facts.attribute_names()) {
        if (policy.denied_parts(name).empty() || !denied_by_name(policy, name).empty()) continue;  // seen above
        for (const Site site : facts.attributes_of(name)) look(site, name, true);
    }
    for (const TextAttribute& text : facts.text_attributes()) look(text.use.site, text.name, false);
    for (const std::string_view name : facts.read_names()) {
        if (policy.denied_parts(name).empty()) continue;
        const bool imported = std::any_of(facts.imports().begin(), facts.imports().end(),
                                          [&](const Import& import) { return import.name == name; });
        if (imported) continue;  // an import of that name was told where it stands
        for (const Site read : facts.reads_of(name)) look(read, name, false);
    }
    for (const Import& import : facts.imports()) {
        for (const std::string_view entry : policy.denied_parts(import.name)) {
            const std::string path = import.path();
            if (path == entry || !reaches_entry(entry, path)) continue;
            if (classify_module(policy.modules, path).what == ModuleClass::denied) continue;  // told already
            hits.push_back(import_hit(facts, import, path, fmt::format("which is {}, and denied", entry)));
        }
    }
}

/// The table, names and dotted entries may each see the same thing.
void keep_first_of_each_place(std::vector<Hit>& hits) {
    std::set<std::pair<int, int>> seen;
    std::erase_if(hits, [&](const Hit& hit) { return !seen.emplace(hit.where.line, hit.where.column).second; });
}

std::vector<Hit> check(const Facts& facts, const CompiledPolicy& policy) {
    std::vector<Hit> hits;
    check_imports(facts, policy, hits);
    if (policy.depth == Depth::literal) return hits;
    check_attributes(facts, policy, hits);
    check_starred(facts, policy, hits);
    check_dotted_entries(facts, policy, hits);
    for (Hit& hit : check_imports_by_text(facts)) hits.push_back(std::move(hit));
    keep_first_of_each_place(hits);
    return hits;
}

}  // namespace

const Rule kDeniedModule{.id = "denied-module", .points = 30, .critical = true, .text = kText, .check = check};

}  // namespace paddock
