#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "facts/fold.hpp"
#include "rules/attribute_checks.hpp"
#include "rules/text_names.hpp"

namespace paddock {
namespace {

constexpr std::string_view kAdvice = "format a text that stands here, with plain fields: \"{:.2f}\".format(price)";

Hit out_of_sight(SourceRange where) {
    return {
        where, "formats a text that is out of sight, and its fields may read any attribute", std::string(kAdvice), {}};
}

void check_text(const CompiledPolicy& policy, std::string_view text, SourceRange where, std::vector<Hit>& hits) {
    for (const std::string& name : attributes_in_format(text)) {
        if (const auto reason = why_denied(policy, name)) {
            hits.push_back({where, fmt::format("a format field reads {}", *reason), std::string(kAdvice), {}});
        }
    }
}

/// Numbers and texts have no attribute that leads anywhere.
bool gives_only_plain_values(const Facts& facts, Site call) {
    if (call == kNoNode || facts.has_splat(call)) return false;
    const std::vector<Site> arguments = facts.all_arguments(call);
    return std::all_of(arguments.begin(), arguments.end(), [&](Site argument) {
        const Value& value = facts.value_of(argument);
        return !value.unknown && std::all_of(value.atoms.begin(), value.atoms.end(), [](const Atom& atom) {
            return atom.kind == Atom::Kind::string || atom.kind == Atom::Kind::number ||
                   atom.kind == Atom::Kind::constant;
        });
    });
}

/// Classes of logging whose method of that name takes a record.
bool is_formatter(std::string_view path) {
    constexpr std::array kNames =
        std::to_array<std::string_view>({"logging.BufferingFormatter", "logging.FileHandler", "logging.Formatter",
                                         "logging.Handler", "logging.StreamHandler"});
    return std::find(kNames.begin(), kNames.end(), path) != kNames.end();
}

/// A class whose bases are logging's formatters or handlers alone.
bool is_of_logging(const Facts& facts, Site class_definition) {
    const std::vector<Site> bases = facts.bases_of(class_definition);
    return !bases.empty() && std::all_of(bases.begin(), bases.end(), [&](Site at) {
        const Value& base = facts.value_of(at);
        return !base.unknown && base.atoms.size() == 1 && base.atoms[0].kind == Atom::Kind::path &&
               is_formatter(base.atoms[0].text);
    });
}

Site class_around(const Facts& facts, Site site) {
    while (site != kNoNode && facts.tree().nodes[site].kind != Kind::class_definition) site = facts.parent_of(site);
    return site;
}

/// `super().format(record)` in a class that derives from logging's formatters or handlers alone.
bool is_method_of_logging(const Facts& facts, Site object) {
    const Value& value = facts.value_of(object);
    const bool of_base = !value.unknown && value.atoms.size() == 1 && value.atoms[0].text == "builtins.super()" &&
                         facts.all_arguments(object).empty();
    const Site around = of_base ? class_around(facts, object) : kNoNode;
    return around != kNoNode && is_of_logging(facts, around);
}

/// logging's formatters and pandas' styles have a method of that name that reads no text of theirs.
bool is_other_format(const Facts& facts, Site attribute) {
    const Site object = facts.object_of(attribute);
    if (facts.is_own_attribute(attribute) || facts.last_name(object) == "style") return true;
    if (is_method_of_logging(facts, object)) return true;
    const Value& value = facts.value_of(object);
    return !value.unknown && !value.atoms.empty() &&
           std::all_of(value.atoms.begin(), value.atoms.end(), [](const Atom& atom) {
               if (atom.kind == Atom::Kind::number || atom.kind == Atom::Kind::constant) return true;
               const std::string_view path = atom.text;
               return atom.kind == Atom::Kind::path &&
                      ((path.ends_with("()") && is_formatter(path.substr(0, path.size() - 2))) ||
                       path.find(".style") != std::string_view::npos);
           });
}

/// Styler.format and format_index give their texts to str.format: one for all columns, or one of each.
void check_style(const Facts& facts, const CompiledPolicy& policy, Site call, std::vector<Hit>& hits) {
    const SourceRange where = facts.range_of(call);
    const Site given = facts.argument(call, 0, "formatter");
    Value texts = given == kNoNode ? Value() : facts.value_of(given);
    if (given != kNoNode) texts.add(facts.elements_of(given));
    bool open = facts.has_splat(call);
    for (const Atom& atom : texts.atoms) {
        if (atom.kind == Atom::Kind::string) check_text(policy, atom.text, where, hits);
        open |= atom.kind == Atom::Kind::prefix;
    }
    if (open || (texts.unknown && texts.atoms.empty())) hits.push_back(out_of_sight(where));
}

bool is_of_style(const Facts& facts, Site attribute) {
    return !facts.is_own_attribute(attribute) && facts.last_name(facts.object_of(attribute)) == "style";
}

void check_method(const Facts& facts, const CompiledPolicy& policy, Site attribute, std::vector<Hit>& hits) {
    const SourceRange where = facts.range_of(attribute);
    if (is_of_style(facts, attribute)) {
        const Site call = facts.call_of(attribute);
        if (call != kNoNode) return check_style(facts, policy, call, hits);
        hits.push_back(out_of_sight(where));
    }
    const Value& text = facts.value_of(facts.object_of(attribute));
    bool open = text.unknown || text.atoms.empty();
    for (const Atom& atom : text.atoms) {
        if (atom.kind == Atom::Kind::string) check_text(policy, atom.text, where, hits);
        open |= atom.kind != Atom::Kind::string && atom.kind != Atom::Kind::number && atom.kind != Atom::Kind::constant;
    }
    if (open && !is_other_format(facts, attribute) && !gives_only_plain_values(facts, facts.call_of(attribute))) {
        hits.push_back(out_of_sight(where));
    }
}

/// A class of the file that derives from logging's own; the bases of bases are looked at as well.
bool derives_from_formatter(const Facts& facts, Site definition, int depth) {
    const Site bases = facts.tree().child(definition, Field::superclasses);
    for (Site at = bases == kNoNode ? kNoNode : facts.tree().first_child(bases); at != kNoNode;
         at = facts.tree().next_sibling(at)) {
        for (const Atom& atom : facts.value_of(at).atoms) {
            if (atom.kind == Atom::Kind::path && is_formatter(atom.text)) return true;
            if (atom.kind == Atom::Kind::class_ &&
                (depth == 0 || derives_from_formatter(facts, atom.node, depth - 1))) {
                return true;
            }
        }
    }
    return false;
}

/// Formatter(...), an own class of that kind, or __init__ of one: where its arguments begin, or nothing.
std::optional<std::size_t> formatter_arguments(const Facts& facts, Site call) {
    constexpr int kDeepest = 16;
    const std::string_view name = facts.last_name(call);
    const Site callee = facts.callee_of(call);
    if (name == "__init__") {
        Site around = call;
        while (around != kNoNode && facts.tree().nodes[around].kind != Kind::class_definition) {
            around = facts.tree().nodes[around].parent;
        }
        if (around == kNoNode || !derives_from_formatter(facts, around, kDeepest)) return std::nullopt;
        const Site object = facts.object_of(callee);
        return facts.tree().nodes[object].kind == Kind::call ? 0
                                                             : 1;  // super().__init__(...), Base.__init__(self, ...)
    }
    const Value& value = facts.value_of(callee);
    const bool makes =
        name == "Formatter" || std::any_of(value.atoms.begin(), value.atoms.end(), [&](const Atom& atom) {
            return (atom.kind == Atom::Kind::path && is_formatter(atom.text)) ||
                   (atom.kind == Atom::Kind::class_ && derives_from_formatter(facts, atom.node, kDeepest));
        });
    return makes ? std::optional<std::size_t>(0) : std::nullopt;
}

bool is_percent_style(const Facts& facts, Site style) {
    const Value& value = facts.value_of(style);
    return !value.unknown && !value.atoms.empty() &&
           std::all_of(value.atoms.begin(), value.atoms.end(), [](const Atom& atom) {
               return atom.kind == Atom::Kind::string && (atom.text == "%" || atom.text == "$");
           });
}

void check_log_text(const Facts& facts, const CompiledPolicy& policy, Site text, std::vector<Hit>& hits) {
    const Value& value = facts.value_of(text);
    bool open = value.unknown || value.atoms.empty();
    for (const Atom& atom : value.atoms) {
        if (atom.kind == Atom::Kind::string) check_text(policy, atom.text, facts.range_of(text), hits);
        open |= atom.kind != Atom::Kind::string && atom.kind != Atom::Kind::constant;
    }
    if (open) hits.push_back(out_of_sight(facts.range_of(text)));
}

/// logging formats its text by str.format when style="{".
void check_log_styles(const Facts& facts, const CompiledPolicy& policy, std::vector<Hit>& hits) {
    for (const Site call : facts.calls()) {
        const bool configures = facts.last_name(call) == "basicConfig";
        const auto first = configures ? std::optional<std::size_t>(0) : formatter_arguments(facts, call);
        if (!first) continue;
        if (facts.has_splat(call)) {
            hits.push_back(out_of_sight(facts.range_of(call)));
            continue;
        }
        const Site style = configures ? facts.keyword(call, "style") : facts.argument(call, *first + 2, "style");
        if (style == kNoNode || is_percent_style(facts, style)) continue;
        const Site text = configures ? facts.keyword(call, "format") : facts.argument(call, *first, "fmt");
        if (text != kNoNode) check_log_text(facts, policy, text, hits);
    }
}

/// A call of a class of the file whose bases are logging's, in a file where that makes an object of it and nothing
/// else.
bool makes_own_formatter(const Facts& facts, Site expression) {
    const Site callee = facts.is_plain_file() ? facts.callee_of(expression) : kNoNode;
    if (callee == kNoNode) return false;
    const Value& made = facts.value_of(callee);
    return !made.unknown && made.atoms.size() == 1 && made.atoms[0].kind == Atom::Kind::class_ &&
           is_of_logging(facts, made.atoms[0].node);
}

/// A formatter of logging's, or of a class of the file that has no other bases. None is logging's own default.
bool gives_formatter(const Facts& facts, Site expression) {
    if (expression == kNoNode) return false;
    const Site named = facts.only_value_of(expression);
    if (makes_own_formatter(facts, named == kNoNode ? expression : named)) return true;
    const Value& value = facts.value_of(expression);
    return !value.unknown && !value.atoms.empty() &&
           std::all_of(value.atoms.begin(), value.atoms.end(), [&](const Atom& atom) {
               if (atom.kind == Atom::Kind::constant) return true;
               if (atom.kind == Atom::Kind::instance) {
                   return facts.bases_of(atom.node).empty() || is_of_logging(facts, atom.node);
               }
               const std::string_view path = atom.text;
               return atom.kind == Atom::Kind::path && path.ends_with("()") &&
                      is_formatter(path.substr(0, path.size() - 2)) && path != "logging.BufferingFormatter()";
           });
}

bool imports_logging(const Facts& facts) {
    return std::any_of(facts.imports().begin(), facts.imports().end(),
                       [](const Import& import) { return import.module.starts_with("logging"); });
}

/// Where logging's handlers and formatters keep what they call format() of.
constexpr std::array kKeepers = std::to_array<std::string_view>({"_fmt", "_style", "formatter", "linefmt"});

bool keeps_format(std::string_view name) {
    return std::find(kKeepers.begin(), kKeepers.end(), name) != kKeepers.end();
}

/// handler.setFormatter("{0.name}"): logging calls format() of what it is given, and a text has such a method.
void check_set_formatters(const Facts& facts, std::vector<Hit>& hits) {
    for (const Site site : facts.attributes_of("setFormatter")) {
        const Site call = facts.call_of(site);
        const std::vector<Argument> given = call == kNoNode ? std::vector<Argument>{} : facts.arguments_of(call);
        const bool one = given.size() == 1 && (given[0].how == Argument::How::positional || given[0].keyword == "fmt");
        if (one && gives_formatter(facts, given[0].value)) continue;
        if (!facts.is_own_attribute(site)) hits.push_back(out_of_sight(facts.range_of(site)));
    }
    for (const Site store : facts.attribute_stores()) {
        if (!keeps_format(facts.last_name(store)) || facts.is_own_attribute(store)) continue;
        if (!gives_formatter(facts, facts.assigned_value(store))) hits.push_back(out_of_sight(facts.range_of(store)));
    }
    const bool logs = imports_logging(facts);       // elsewhere a class may call its own things so
    for (const Site bound : facts.class_names()) {  // an own handler, perhaps by a class that it has for a base besides
        if (!logs || !keeps_format(facts.last_name(bound))) continue;
        if (!gives_formatter(facts, facts.assigned_value(bound))) hits.push_back(out_of_sight(facts.range_of(bound)));
    }
    for (const std::string_view name : kKeepers) {  // a property
        if (!logs) break;
        for (const Site defined : facts.definitions_of(name)) hits.push_back(out_of_sight(facts.range_of(defined)));
    }
    for (const Site call : facts.calls()) {  // it formats lines by what it is given
        if (!facts.may_be(facts.callee_of(call), "logging.BufferingFormatter")) continue;
        if (!facts.arguments_of(call).empty()) hits.push_back(out_of_sight(facts.range_of(call)));
    }
    for (const TextAttribute& text : facts.text_attributes()) {
        const bool sets = text.name == "setFormatter" || (keeps_format(text.name) && text.use.by == "setattr");
        if (sets && !facts.is_own_object(text.use.object)) hits.push_back(out_of_sight(facts.range_of(text.use.site)));
    }
}

}  // namespace

std::vector<Hit> check_formats(const Facts& facts, const CompiledPolicy& policy) {
    std::vector<Hit> hits;
    for (const TextAttribute& attribute : facts.text_attributes()) {
        if (attribute.name != "format" && attribute.name != "format_map") continue;
        hits.push_back(out_of_sight(facts.range_of(attribute.use.site)));
    }
    for (const std::string_view method : {"format", "format_map"}) {
        for (const Site site : facts.attributes_of(method)) check_method(facts, policy, site, hits);
    }
    for (const Site site : facts.attributes_of("format_index")) {
        const Site call = facts.call_of(site);
        if (call != kNoNode && !facts.is_own_attribute(site)) check_style(facts, policy, call, hits);
    }
    check_log_styles(facts, policy, hits);
    check_set_formatters(facts, hits);
    if (!hits.empty()) return hits;
    // A text with such a field has no other use, whoever formats it: logging does, by style="{".
    for (const Site site : facts.strings()) {
        for (const Atom& atom : facts.value_of(site).atoms) {
            if (atom.kind == Atom::Kind::string) check_text(policy, atom.text, facts.range_of(site), hits);
        }
    }
    return hits;
}

}  // namespace paddock
