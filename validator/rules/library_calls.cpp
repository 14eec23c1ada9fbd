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

/// "dateutil/Europe/Rome" is a zone, "dateutil//etc/passwd" a file.
bool is_zone_file(std::string_view text) {
    constexpr std::string_view kPrefix = "dateutil/";
    if (!text.starts_with(kPrefix)) return false;
    const std::string_view zone = text.substr(kPrefix.size());
    return zone.starts_with('/') || zone.find("..") != std::string_view::npos;
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
        for (const Site site : facts.attributes_of(plot)) {
            const Site call = facts.call_of(site);
            // By position the backend stands tenth or later (pandas, Series.hist): nobody counts so far but to hide it.
            const bool hides = call != kNoNode && (facts.has_splat(call) || facts.argument(call, 6, "") != kNoNode);
            if (!hides || facts.is_own_attribute(site)) continue;
            hits.push_back(hit(facts.range_of(call), "may be given a backend, which imports the module that it names",
                               "write the arguments out"));
        }
    }
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
        const std::string_view name = facts.last_name(call);
        const bool first = name == "tz_localize" || name == "tz_convert";
        const Site zone = first ? facts.argument(call, 0, "tz") : facts.keyword(call, "tz");
        if (zone == kNoNode) continue;
        const Value& value = facts.value_of(zone);
        const bool hidden = value.unknown && value.atoms.empty();
        const bool file = std::any_of(value.atoms.begin(), value.atoms.end(), [](const Atom& atom) {
            return atom.kind == Atom::Kind::prefix || (atom.kind == Atom::Kind::string && is_zone_file(atom.text));
        });
        if (!hidden && !file) continue;
        hits.push_back(hit(facts.range_of(zone), "a time zone that may be a file's path", "name a zone: \"UTC\""));
    }
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
