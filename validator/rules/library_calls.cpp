// Library calls that import a module by a name in text, or open a file behind a name that is no path.
#include "rules/library_calls.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "rules/paths.hpp"

namespace paddock {
namespace {

/// pandas' plotting imports the module that `backend=` names (pandas, "Plotting backends").
bool is_matplotlib(const Facts& facts, Site expression) {
    const Value& value = facts.value_of(expression);
    return !value.unknown && std::all_of(value.atoms.begin(), value.atoms.end(), [](const Atom& atom) {
        return atom.kind == Atom::Kind::constant || (atom.kind == Atom::Kind::string && atom.text == "matplotlib");
    });
}

/// pandas.set_option takes a regular expression for a name: only such as begin like these cannot mean plotting.backend.
bool is_harmless_option(const Facts& facts, Site expression) {
    constexpr std::array kGroups =
        std::to_array<std::string_view>({"compute.", "display.", "future.", "mode.", "styler.", "precision", "max_"});
    const Value& value = facts.value_of(expression);
    return !value.unknown && !value.atoms.empty() &&
           std::all_of(value.atoms.begin(), value.atoms.end(), [&](const Atom& atom) {
               const auto begins = [&](std::string_view group) { return atom.text.starts_with(group); };
               return atom.kind == Atom::Kind::string && std::any_of(kGroups.begin(), kGroups.end(), begins) &&
                      atom.text.find('|') == std::string::npos;
           });
}

/// Where a zone of dateutil begins, in its own name or in that of a type: "datetime64[ns, dateutil/Europe/Rome]".
std::string_view dateutil_zone(std::string_view text) {
    constexpr std::string_view kPrefix = "dateutil/";
    const bool of_type = text.starts_with("datetime64[") || text.starts_with("M8[");
    const std::size_t at = of_type ? text.find(kPrefix) : text.starts_with(kPrefix) ? 0 : std::string_view::npos;
    return at == std::string_view::npos ? std::string_view() : text.substr(at + kPrefix.size());
}

/// "dateutil/Europe/Rome" is a zone, "dateutil//etc/passwd" a file.
bool is_zone_file(std::string_view text) {
    const std::string_view zone = dateutil_zone(text);
    return zone.starts_with('/') || zone.find("..") != std::string_view::npos;
}

/// A text that is made at run time and may name such a file.
bool may_be_zone_file(const Value& value) {
    if (value.unknown && value.atoms.empty()) return true;
    return std::any_of(value.atoms.begin(), value.atoms.end(), [&](const Atom& atom) {
        const bool grows = value.unknown && atom.kind == Atom::Kind::string && atom.text.starts_with("dateutil");
        return grows || atom.kind == Atom::Kind::prefix || (atom.kind == Atom::Kind::string && is_zone_file(atom.text));
    });
}

Hit hit(SourceRange where, std::string message, std::string_view advice) {
    return {where, std::move(message), std::string(advice), {}};
}

bool is_of_pandas(const Facts& facts, Site call) {
    const Value& value = facts.value_of(facts.callee_of(call));
    return value.unknown || std::any_of(value.atoms.begin(), value.atoms.end(), [](const Atom& atom) {
               return atom.kind == Atom::Kind::path && atom.text.starts_with("pandas");
           });
}

/// The argument of a call that names a time zone, or a type that may have one; kNoNode without.
Site zone_argument(const Facts& facts, Site call) {
    const std::string_view name = facts.last_name(call);
    if (name == "tz_localize" || name == "tz_convert") return facts.argument(call, 0, "tz");
    if (const Site zone = facts.keyword(call, "tz"); zone != kNoNode) return zone;
    const Value& callee = facts.value_of(facts.callee_of(call));
    const auto is_pandas = [](const Atom& atom) {
        return atom.kind == Atom::Kind::path && atom.text.starts_with("pandas.");
    };
    if (std::none_of(callee.atoms.begin(), callee.atoms.end(), is_pandas)) return kNoNode;
    if (name == "now" || name == "today") return facts.argument(call, 0, "tz");
    if (name == "pandas_dtype") return facts.argument(call, 0, "dtype");
    if (name == "fromtimestamp" || name == "DatetimeTZDtype") return facts.argument(call, 1, "tz");
    if (name == "DatetimeIndex") return facts.argument(call, 2, "tz");
    return name == "date_range" || name == "bdate_range" ? facts.argument(call, 4, "tz") : kNoNode;
}

/// The type of dateutil's zones opens any file: type(stamp.tzinfo)("/etc/passwd").
void check_zone_types(const Facts& facts, std::vector<Hit>& hits) {
    const auto names_zone = [&](Site site) {
        const Value& value = facts.value_of(site);
        return std::any_of(value.atoms.begin(), value.atoms.end(), [](const Atom& atom) {
            return atom.kind == Atom::Kind::string && !dateutil_zone(atom.text).empty();
        });
    };
    if (std::none_of(facts.strings().begin(), facts.strings().end(), names_zone)) return;
    for (const Site read : facts.reads_of("type")) {
        const Site call = facts.call_of(read);
        const Site given = call == kNoNode ? kNoNode : facts.argument(call, 0, "");
        if (!facts.may_be(read, "builtins.type") || (given != kNoNode && facts.is_own_object(given))) continue;
        hits.push_back(hit(facts.range_of(read), "may take the type of a time zone, which opens any file",
                           "name a zone without dateutil: \"Europe/Rome\""));
    }
}

/// Uses of a method by its name that are not the file's own: written out, or by text.
struct MethodUse {
    Site site = kNoNode;
    Site call = kNoNode;  ///< kNoNode when it is handed on
};

std::vector<MethodUse> uses_of_method(const Facts& facts, std::string_view name) {
    std::vector<MethodUse> uses;
    for (const Site site : facts.attributes_of(name)) {
        if (!facts.is_own_attribute(site)) uses.push_back({site, facts.call_of(site)});
    }
    for (const TextAttribute& text : facts.text_attributes()) {
        if (text.name != name || facts.is_own_object(text.use.object)) continue;
        const Site use = text.use.site;  // methodcaller("resize", ...) has its arguments with it
        uses.push_back({use, text.use.by == "getattr" ? facts.call_of(use) : use});
    }
    return uses;
}

/// resize(refcheck=False) gives memory back that others still see.
void check_resizes(const Facts& facts, std::vector<Hit>& hits) {
    for (const MethodUse& use : uses_of_method(facts, "resize")) {
        if (facts.may_be(use.site, "numpy.resize")) continue;  // makes a new array
        if (use.call != kNoNode && !facts.has_splat(use.call)) continue;
        hits.push_back(hit(facts.range_of(use.site), "may resize memory that others still use", "make a new array"));
    }
}

/// Some call of something out of sight is given keywords out of sight.
bool has_hidden_call(const Facts& facts) {
    return std::any_of(facts.calls().begin(), facts.calls().end(), [&](Site call) {
        return facts.has_splat(call) && facts.value_of(facts.callee_of(call)).unknown;
    });
}

/// Series.plot.line(**{"backend": name}), and the accessor under another name.
void check_plot_accessors(const Facts& facts, std::vector<Hit>& hits) {
    for (const MethodUse& use : uses_of_method(facts, "plot")) {
        if (use.call != kNoNode) continue;
        const bool by_text = facts.object_of(use.site) == kNoNode;  // getattr(settings, "plot", False) is none
        if (by_text && !has_hidden_call(facts)) continue;
        const Value& value = facts.value_of(use.site);
        const bool of_pandas = value.unknown || std::any_of(value.atoms.begin(), value.atoms.end(), [](const Atom& a) {
                                   return a.kind == Atom::Kind::path && a.text.starts_with("pandas.");
                               });
        const Site parent = facts.parent_of(use.site);
        const bool kind = facts.object_of(parent) == use.site;
        const Site call = kind ? facts.call_of(parent) : kNoNode;
        if (!of_pandas || (call != kNoNode && !facts.has_splat(call))) continue;
        hits.push_back(hit(facts.range_of(use.site), "may be given a backend, which imports the module that it names",
                           "write the call and its arguments out"));
    }
}

}  // namespace

std::vector<Hit> check_imports_by_text(const Facts& facts) {
    std::vector<Hit> hits;
    for (const Site call : facts.calls()) {
        if (const Site backend = facts.keyword(call, "backend"); backend != kNoNode) {
            if (is_of_pandas(facts, call) && !is_matplotlib(facts, backend)) {
                hits.push_back(
                    hit(facts.range_of(backend), "backend= imports the module that it names", "leave the backend out"));
            }
        }
    }
    for (const std::string_view plot : {"plot", "hist", "boxplot"}) {  // **{"backend": name}
        for (const MethodUse& use : uses_of_method(facts, plot)) {
            const Site call = use.call;
            // By position the backend stands tenth or later (pandas, Series.hist): nobody counts so far but to hide it.
            const bool hides = call != kNoNode && (facts.has_splat(call) || facts.argument(call, 6, "") != kNoNode);
            if (!hides) continue;
            hits.push_back(hit(facts.range_of(call), "may be given a backend, which imports the module that it names",
                               "write the arguments out"));
        }
    }
    check_plot_accessors(facts, hits);
    for (const Import& import : facts.imports()) {
        const bool watched =
            import.name == "set_option" || import.name == "option_context" || import.name == "reset_option";
        if (!watched || import.alias.empty()) continue;
        hits.push_back(hit(facts.range_of(import.site), "gives a function that may import modules another name",
                           "call it by its own name"));
    }
    for (const std::string_view name : {"set_option", "option_context", "reset_option"}) {
        for (const auto sites : {facts.attributes_of(name), facts.reads_of(name)}) {
            for (const Site site : sites) {
                const Site call = facts.call_of(site);
                const std::vector<Argument> given =
                    call == kNoNode ? std::vector<Argument>{} : facts.arguments_of(call);
                bool harmless = call != kNoNode;
                for (std::size_t at = 0; at < given.size(); at += 2) {
                    harmless &=
                        given[at].how == Argument::How::positional && is_harmless_option(facts, given[at].value);
                }
                if (harmless || facts.is_own_attribute(site)) continue;
                hits.push_back(hit(facts.range_of(site),
                                   "sets an option of pandas that may import a module by its name",
                                   "name the option out: set_option(\"display.width\", 100)"));
            }
        }
    }
    return hits;
}

std::vector<Hit> check_files_by_name(const Facts& facts, const Policy& policy) {
    std::vector<Hit> hits;
    for (const Site site : facts.strings()) {
        for (const Atom& atom : facts.value_of(site).atoms) {
            if (atom.kind != Atom::Kind::string || !is_zone_file(atom.text)) continue;
            hits.push_back(hit(facts.range_of(site), "a time zone that is a file's path", "name a zone: \"UTC\""));
        }
    }
    for (const Site call : facts.calls()) {
        const Site zone = zone_argument(facts, call);
        if (zone == kNoNode || !may_be_zone_file(facts.value_of(zone))) continue;
        hits.push_back(hit(facts.range_of(zone), "a time zone that may be a file's path", "name a zone: \"UTC\""));
    }
    check_zone_types(facts, hits);
    check_resizes(facts, hits);
    for (const auto sites : {facts.attributes_of("basicConfig"), facts.reads_of("basicConfig")}) {
        for (const Site site : sites) {
            if (facts.call_of(site) != kNoNode || facts.is_own_attribute(site)) continue;
            hits.push_back(
                hit(facts.range_of(site), "hands on basicConfig, which may open a file", "call it where it is"));
        }
    }
    for (const Import& import : facts.imports()) {
        if (import.name != "basicConfig" || import.alias.empty()) continue;
        hits.push_back(hit(facts.range_of(import.site), "gives basicConfig another name", "call it by its own name"));
    }
    for (const Site call : facts.calls()) {
        if (facts.last_name(call) == "basicConfig") {
            const std::vector<Argument> given = facts.arguments_of(call);
            const bool opens = std::any_of(given.begin(), given.end(), [&](const Argument& argument) {
                if (argument.how == Argument::How::keyword_splat) return true;
                return argument.keyword == "filename" && !is_allowed_path(facts, policy, argument.value, Access::write);
            });
            if (opens) {
                hits.push_back(hit(facts.range_of(call), "basicConfig opens a file to log to",
                                   "log to standard error, which the result keeps"));
            }
        }
        // An unbuffered file is of a type that opens others.
        if (facts.may_be(facts.callee_of(call), "builtins.open") && facts.argument(call, 2, "buffering") != kNoNode) {
            hits.push_back(hit(facts.range_of(call), "opens a file without saying what type it will be of",
                               "leave buffering out"));
        }
        if (facts.keyword(call, "refcheck") != kNoNode) {
            hits.push_back(hit(facts.range_of(call), "resizes memory that others may still use", "make a new array"));
        }
    }
    return hits;
}

}  // namespace paddock
