#include <algorithm>
#include <boost/json.hpp>

#include "facts/facts.hpp"
#include "paddock/report.hpp"

namespace paddock {
namespace {

namespace json = boost::json;

json::string text(std::string_view bytes) {
    return json::string(to_valid_utf8(bytes));
}

json::array resolved(const Facts& facts, Site site) {
    json::array paths;
    for (const Atom& atom : facts.value_of(site).atoms) {
        if (atom.kind == Atom::Kind::path) paths.emplace_back(text(atom.text));
    }
    return paths;
}

json::object at(const SourceRange& range) {
    return {{"line", range.line}, {"column", range.column}};
}

template <typename Range>
std::vector<Site> in_order(const Range& sites) {
    std::vector<Site> sorted(sites.begin(), sites.end());
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

}  // namespace

std::string facts_to_json(const Facts& facts) {
    json::array imports;
    for (const Import& import : facts.imports()) {
        json::object object{{"module", text(import.module)}, {"name", nullptr}, {"alias", nullptr}};
        if (!import.name.empty()) object["name"] = text(import.name);
        if (!import.alias.empty()) object["alias"] = text(import.alias);
        const SourceRange where = facts.range_of(import.site);
        object["line"] = where.line;
        object["column"] = where.column;
        imports.push_back(std::move(object));
    }
    json::array names;
    for (const Site site : in_order(facts.reads())) {
        json::object object{{"name", text(facts.last_name(site))}};
        for (auto& [key, value] : at(facts.range_of(site))) object[key] = value;
        object["resolved"] = resolved(facts, site);
        names.push_back(std::move(object));
    }
    json::array calls;
    for (const Site site : facts.calls()) {
        json::object object = at(facts.range_of(site));
        object["resolved"] = resolved(facts, facts.callee_of(site));
        calls.push_back(std::move(object));
    }
    json::array attributes;
    for (const Site site : in_order(facts.attributes())) {
        json::object object{{"attribute", text(facts.last_name(site))}};
        for (auto& [key, value] : at(facts.range_of_name(site))) object[key] = value;
        object["resolved"] = resolved(facts, site);
        attributes.push_back(std::move(object));
    }
    json::array strings;
    for (const Site site : facts.strings()) {
        const Value& value = facts.value_of(site);
        for (const Atom& atom : value.atoms) {
            if (atom.kind != Atom::Kind::string) continue;
            json::object object{{"value", text(atom.text)}};
            for (auto& [key, where] : at(facts.range_of(site))) object[key] = where;
            strings.push_back(std::move(object));
        }
    }
    return json::serialize(json::object{{"imports", std::move(imports)},
                                        {"names", std::move(names)},
                                        {"calls", std::move(calls)},
                                        {"attributes", std::move(attributes)},
                                        {"strings", std::move(strings)}});
}

}  // namespace paddock
