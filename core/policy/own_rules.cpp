#include "own_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <span>

#include "names.hpp"
#include "paddock/units.hpp"
#include "text_marks.hpp"

namespace paddock::detail {
namespace {

constexpr std::int64_t kMostPoints = 1'000'000;
constexpr std::size_t kMostQueryBytes = 16'384;  // tree-sitter numbers the steps of a query in 16 bits

bool is_written(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") != std::string_view::npos;
}
bool is_anything(std::string_view) {
    return true;
}

/// Whether the table has the key, or an unknown one that is this one misspelt, which is told already.
template <typename Target>
bool has(const TomlNode& table, std::string_view key, std::span<const Overlay::Key<Target>> known) {
    std::vector<std::string_view> names;
    for (const Overlay::Key<Target>& one : known) {
        names.push_back(one.name);
    }
    return std::any_of(table.children.begin(), table.children.end(), [&](const TomlNode& child) {
        return child.key == key ||
               (std::find(names.begin(), names.end(), child.key) == names.end() && nearest(child.key, names) == key);
    });
}

template <typename Target>
void need(Overlay& overlay, const Item& item, std::span<const Overlay::Key<Target>> known,
          std::span<const std::string_view> needed) {
    for (const std::string_view key : needed) {
        if (!has(item.node, key, known)) {
            overlay.fail(item.node.where, item.key + "." + std::string(key),
                         fmt::format("missing; a [[{}]] needs {}", item.key, joined(needed, ", ")));
        }
    }
}

void read_test(Overlay& overlay, const Item& item, OwnRuleTest& test) {
    using Key = Overlay::Key<OwnRuleTest>;
    static constexpr Key kKeys[] = {
        {"code", [](Overlay& o, const Item& i, OwnRuleTest& t) { o.text(i, is_anything, "text", t.code); }},
        {"expect", [](Overlay& o, const Item& i, OwnRuleTest& t) { o.whole(i, 0, 1'000, t.expect); }},
    };
    static constexpr std::string_view kNeeded[] = {"code", "expect"};
    overlay.table<OwnRuleTest>(item, kKeys, test);
    need<OwnRuleTest>(overlay, item, kKeys, kNeeded);
}

/// Runs `read` on each table of an array of tables.
template <typename Read>
void each_table(Overlay& overlay, const Item& item, Read read) {
    if (item.node.kind != TomlNode::Kind::array) {
        overlay.fail(item.node.key_where, item.key,
                     fmt::format("{} where tables belong; write [[{}]]", shown(item.node), item.key));
        return;
    }
    for (const TomlNode& table : item.node.children) {
        if (const Item one{item.key, table}; overlay.is_table(one)) {
            read(one);
        }
    }
}

void read_tests(Overlay& overlay, const Item& item, OwnRule& rule) {
    each_table(overlay, item, [&](const Item& table) { read_test(overlay, table, rule.tests.emplace_back()); });
}

/// What a kind of fact may be matched by. All are ASCII but strings.
constexpr EntryForm kCall{is_call_pattern,
                          "a pattern of a call; write one such as \"pandas.read_*\" or \"*.to_pickle\""};
constexpr EntryForm kModule{is_call_pattern, "a pattern of a module; write one such as \"numpy.ctypeslib\""};
constexpr EntryForm kName{is_call_pattern, "a pattern of a name; write one such as \"martingale*\""};
constexpr EntryForm kString{is_written, "a pattern of text; write one such as \"https://*\""};

/// One pattern, or a list of alternatives.
void read_patterns(Overlay& overlay, const Item& item, const EntryForm& form, std::vector<std::string>& target) {
    const bool list = item.node.kind == TomlNode::Kind::array;
    if (list && item.node.children.empty()) {
        overlay.fail(item, "an empty list finds nothing; write a pattern, or leave the key out");
    }
    for (const TomlNode& entry : list ? std::span(item.node.children) : std::span(&item.node, 1)) {
        if (entry.kind != TomlNode::Kind::string || !form.holds(entry.text)) {
            overlay.fail(entry.where, item.key, fmt::format("{} is not {}", shown(entry), form.what));
            continue;
        }
        target.push_back(entry.text);
    }
}

void read_query(Overlay& overlay, const Item& item, OwnRule& rule) {
    overlay.text(item, is_written, "a tree-sitter query; write one in triple quotes", rule.query);
    if (rule.query.size() > kMostQueryBytes) {
        overlay.fail(item, fmt::format("a query of {} bytes; write one of at most {}, or several rules",
                                       rule.query.size(), kMostQueryBytes));
    }
    rule.query_marks = text_marks(overlay.source(), item.node.where, rule.query);
}

/// Whether one of these errors leaves it open what the rule finds, and so what its message may name.
bool concerns_matchers(std::span<const PolicyError> errors) {
    static constexpr std::string_view kOthers[] = {"rule.id",      "rule.points", "rule.critical",
                                                   "rule.message", "rule.advice", "rule.test"};
    return std::any_of(errors.begin(), errors.end(), [](const PolicyError& wrong) {
        return !wrong.key.starts_with("rule.test.") &&
               std::find(std::begin(kOthers), std::end(kOthers), wrong.key) == std::end(kOthers);
    });
}

OwnRule read_rule(Overlay& overlay, const Item& item) {
    using Key = Overlay::Key<OwnRule>;
    static constexpr Key kKeys[] = {
        {"id",
         [](Overlay& o, const Item& i, OwnRule& r) {
             o.text(i, is_rule_id, "a rule id; write lower-case words with hyphens between, such as \"no-martingale\"",
                    r.id);
         }},
        {"points", [](Overlay& o, const Item& i, OwnRule& r) { o.whole(i, 0, kMostPoints, r.points); }},
        {"critical", [](Overlay& o, const Item& i, OwnRule& r) { o.truth(i, r.critical); }},
        {"message",
         [](Overlay& o, const Item& i, OwnRule& r) {
             o.text(i, is_written, "a message; write one sentence that says what was found", r.message);
         }},
        {"query", read_query},
        {"call", [](Overlay& o, const Item& i, OwnRule& r) { read_patterns(o, i, kCall, r.calls); }},
        {"import", [](Overlay& o, const Item& i, OwnRule& r) { read_patterns(o, i, kModule, r.imports); }},
        {"name", [](Overlay& o, const Item& i, OwnRule& r) { read_patterns(o, i, kName, r.names); }},
        {"attribute", [](Overlay& o, const Item& i, OwnRule& r) { read_patterns(o, i, kName, r.attributes); }},
        {"string", [](Overlay& o, const Item& i, OwnRule& r) { read_patterns(o, i, kString, r.strings); }},
        {"advice", [](Overlay& o, const Item& i, OwnRule& r) { o.text(i, is_anything, "text", r.advice); }},
        {"test", [](Overlay& o, const Item& i, OwnRule& r) { read_tests(o, i, r); }},
    };
    OwnRule rule;
    rule.origin = at(overlay.file(), item.node.where);
    rule.file = overlay.file();
    static constexpr std::string_view kNeeded[] = {"id", "points", "message"};
    static constexpr std::string_view kMatchers[] = {"query", "call", "import", "name", "attribute", "string"};
    const std::size_t errors_before = overlay.errors().size();
    overlay.table<OwnRule>(item, kKeys, rule);
    need<OwnRule>(overlay, item, kKeys, kNeeded);
    if (std::none_of(std::begin(kMatchers), std::end(kMatchers),
                     [&](std::string_view key) { return has<OwnRule>(item.node, key, kKeys); })) {
        overlay.fail(item.node.where, item.key,
                     "it looks for nothing; write query, or one of call, import, name, attribute, string");
    }
    if (concerns_matchers(overlay.errors().subspan(errors_before))) {
        rule.message.clear();  // nobody sees it; what it names may be right
    }
    return rule;
}

/// Where each key of the rule stands. What an inherited rule of this id had is gone with it.
void remember_places(Policy& policy, const TomlNode& table, const OwnRule& rule) {
    auto& origins = policy.origins;
    const std::string key = "rule." + rule.id;
    origins.erase(origins.lower_bound(key + "."), origins.lower_bound(key + "/"));
    origins.erase("points." + rule.id);
    origins.insert_or_assign(key, rule.origin);
    for (const TomlNode& child : table.children) {
        origins.insert_or_assign(key + "." + child.key, at(rule.file, child.where));
        for (std::size_t test = 0; child.key == "test" && test < child.children.size(); ++test) {
            origins.insert_or_assign(fmt::format("{}.test.{}", key, test + 1),
                                     at(rule.file, child.children[test].where));
        }
    }
}

/// Whether the rule has an id of its own. Else the error, if it has not been told.
bool is_named(Overlay& overlay, const TomlNode& table, const OwnRule& rule, NameSet& ids_here) {
    if (rule.id.empty()) {
        return false;
    }
    const bool builtin = overlay.is_builtin_rule(rule.id);
    if (!builtin && ids_here.insert(rule.id).second) {
        return true;
    }
    overlay.fail(table.find("id")->where, "rule.id",
                 fmt::format("\"{}\" {}", rule.id,
                             builtin ? "is a built-in rule's; write an id of your own"
                                     : "stands twice in this file; write another id"));
    return false;
}

}  // namespace

void read_own_rules(Overlay& overlay, const Item& item) {
    NameSet ids_here;
    each_table(overlay, item, [&](const Item& table) {
        OwnRule rule = read_rule(overlay, table);
        const bool named = is_named(overlay, table.node, rule, ids_here);
        Policy& policy = named ? overlay.policy : overlay.add_refused();
        remember_places(policy, table.node, rule);
        std::vector<OwnRule>& rules = policy.own_rules;
        const auto inherited =
            std::find_if(rules.begin(), rules.end(), [&](const OwnRule& other) { return other.id == rule.id; });
        if (inherited != rules.end()) {
            *inherited = std::move(rule);
        } else {
            rules.push_back(std::move(rule));
        }
    });
}

}  // namespace paddock::detail

namespace paddock {

std::string OwnRule::query_place(std::size_t offset) const {
    const auto after = std::upper_bound(query_marks.begin(), query_marks.end(), offset,
                                        [](std::size_t at, const TextMark& mark) { return at < mark.offset; });
    if (after == query_marks.begin()) {
        return origin;
    }
    const TextMark& mark = *std::prev(after);
    const std::string_view between = std::string_view(query).substr(0, offset).substr(mark.offset);
    const auto characters = std::count_if(between.begin(), between.end(),
                                          [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    return detail::at(file, {mark.line, mark.column + static_cast<int>(characters)});
}

}  // namespace paddock
