#include <fmt/format.h>

#include <algorithm>

#include "facts/fold.hpp"
#include "rules/all_rules.hpp"
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

void check_text(const Facts& facts, const Policy& policy, std::vector<Hit>& hits) {
    for (const TextAttribute& attribute : text_attributes(facts)) {
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
    for (const std::string_view method : {"format", "format_map"}) {
        for (const Site site : facts.attributes_of(method)) {
            for (const Atom& atom : facts.value_of(facts.object_of(site)).atoms) {
                if (atom.kind != Atom::Kind::string) continue;
                for (const std::string& name : attributes_in_format(atom.text)) {
                    if (const auto reason = why_denied(policy, name)) {
                        hits.push_back(hit_at(facts.range_of(site), fmt::format("a format field reads {}", *reason)));
                    }
                }
            }
        }
    }
}

/// strict: each dunder and underscore attribute has to be allowed, but for what a class of the file has itself.
void check_unknown(const Facts& facts, const Policy& policy, std::vector<Hit>& hits) {
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

std::vector<Hit> check(const Facts& facts, const Policy& policy) {
    std::vector<Hit> hits;
    for (const std::string& name : policy.attributes_deny) {
        for (const Site site : facts.attributes_of(name)) {
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
    if (policy.attributes_unknown_deny) check_unknown(facts, policy, hits);
    return hits;
}

}  // namespace

const Rule kDeniedAttribute{.id = "denied-attribute", .points = 20, .critical = true, .text = kText, .check = check};

}  // namespace paddock
