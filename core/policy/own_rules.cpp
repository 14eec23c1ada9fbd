#include "own_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "names.hpp"

namespace paddock::detail {
namespace {

constexpr std::int64_t kMostPoints = 1'000'000;

bool is_written(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") != std::string_view::npos;
}
bool is_anything(std::string_view) {
    return true;
}

/// Whether the table has each of `keys`; else the error, at the table.
template <std::size_t N>
bool has_all(Overlay& overlay, const Item& item, const std::array<std::string_view, N>& keys) {
    for (const std::string_view key : keys) {
        if (item.node.kind == TomlNode::Kind::table && item.node.find(key) == nullptr) {
            overlay.fail(item.node.where, item.key + "." + std::string(key),
                         fmt::format("missing; a [[{}]] needs {}", item.key, joined(keys, ", ")));
            return false;
        }
    }
    return true;
}

void read_test(Overlay& overlay, const Item& item, OwnRuleTest& test) {
    using Key = Overlay::Key<OwnRuleTest>;
    static constexpr Key kKeys[] = {
        {"code", [](Overlay& o, const Item& i, OwnRuleTest& t) { o.text(i, is_anything, "text", t.code); }},
        {"expect", [](Overlay& o, const Item& i, OwnRuleTest& t) { o.whole(i, 0, 1'000, t.expect); }},
    };
    overlay.table<OwnRuleTest>(item, kKeys, test);
    has_all(overlay, item, std::array<std::string_view, 2>{"code", "expect"});
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
        read(Item{item.key, table});
    }
}

void read_tests(Overlay& overlay, const Item& item, OwnRule& rule) {
    each_table(overlay, item, [&](const Item& table) { read_test(overlay, table, rule.tests.emplace_back()); });
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
        {"query",
         [](Overlay& o, const Item& i, OwnRule& r) {
             o.text(i, is_written, "a tree-sitter query; write one in triple quotes", r.query);
         }},
        {"advice", [](Overlay& o, const Item& i, OwnRule& r) { o.text(i, is_anything, "text", r.advice); }},
        {"test", [](Overlay& o, const Item& i, OwnRule& r) { read_tests(o, i, r); }},
    };
    OwnRule rule;
    rule.origin = at(overlay.file(), item.node.where);
    overlay.table<OwnRule>(item, kKeys, rule);
    has_all(overlay, item, std::array<std::string_view, 4>{"id", "points", "message", "query"});
    return rule;
}

}  // namespace

void read_own_rules(Overlay& overlay, const Item& item) {
    NameSet ids_here;
    std::vector<OwnRule>& rules = overlay.policy.own_rules;
    each_table(overlay, item, [&](const Item& table) {
        OwnRule rule = read_rule(overlay, table);
        const TomlNode* id = table.node.find("id");
        if (overlay.is_builtin_rule(rule.id)) {
            overlay.fail(id->where, "rule.id",
                         fmt::format("\"{}\" is a built-in rule's; write an id of your own", rule.id));
        } else if (!rule.id.empty() && !ids_here.insert(rule.id).second) {
            overlay.fail(id->where, "rule.id",
                         fmt::format("\"{}\" stands twice in this file; write another id", rule.id));
        }
        overlay.policy.origins.insert_or_assign("rule." + rule.id, rule.origin);
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
