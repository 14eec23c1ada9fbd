#include "rules/own_lint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "rules/modules.hpp"
#include "rules/own_query_text.hpp"

namespace paddock {
namespace {

/// What a rule looks for, as a text: equal for two rules that find the same.
std::string matcher_of(const OwnRule& rule) {
    std::string text = rule.query;
    for (const auto* patterns : {&rule.calls, &rule.imports, &rule.names, &rule.attributes, &rule.strings}) {
        text += '\0' + fmt::format("{}", fmt::join(*patterns, "\n"));
    }
    return text;
}

void lint_tests(const OwnRule& rule, LintNotes& notes) {
    const std::string key = "rule." + rule.id;
    if (rule.tests.empty()) {
        return notes.add(
            key,
            "it has no test; write a [[rule.test]] with code that it finds and one with code that it leaves alone");
    }
    const auto finds = [](const OwnRuleTest& test) { return test.expect > 0; };
    if (std::none_of(rule.tests.begin(), rule.tests.end(), finds)) {
        notes.add(key, "no test shows that it finds anything; write a [[rule.test]] with expect = 1");
    }
    if (std::all_of(rule.tests.begin(), rule.tests.end(), finds)) {
        notes.add(key, "no test shows what it leaves alone; write a [[rule.test]] with expect = 0");
    }
}

bool is_denied(const Policy& policy, std::string_view pattern) {
    return pattern.find('*') == std::string_view::npos &&
           classify_module(policy.modules, pattern).what == ModuleClass::denied;
}

/// What it finds is rejected already, so that the rule decides nothing.
void lint_reach(const Policy& policy, const OwnRule& rule, LintNotes& notes) {
    for (const std::string& pattern : rule.imports) {
        if (is_denied(policy, pattern)) {
            notes.add(
                "rule." + rule.id + ".import",
                fmt::format("an import of {} is rejected by denied-module already; take the pattern out", pattern));
        }
    }
    for (const std::string& pattern : rule.calls) {
        const std::string_view root = std::string_view(pattern).substr(0, pattern.find('.'));
        const std::string_view parent = std::string_view(pattern).substr(0, pattern.rfind('.'));
        if (policy.builtins_deny.contains(pattern)) {
            notes.add("rule." + rule.id + ".call",
                      fmt::format("{} is rejected by denied-builtin already; take the pattern out", pattern));
        } else if (root != pattern && is_denied(policy, parent)) {
            notes.add("rule." + rule.id + ".call",
                      fmt::format("{} is denied, so that what calls {} is rejected already; take the pattern out",
                                  parent, pattern));
        }
    }
}

/// The keywords of Python 3.11 (reference, "Keywords"): no name is spelled so.
bool is_keyword(std::string_view word) {
    static const std::set<std::string_view> kWords = {
        "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
        "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
        "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
        "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield"};
    return kWords.contains(word);
}

void lint_names(const OwnRule& rule, LintNotes& notes) {
    const std::pair<std::string_view, const std::vector<std::string>*> kKinds[] = {
        {"call", &rule.calls}, {"import", &rule.imports}, {"name", &rule.names}, {"attribute", &rule.attributes}};
    for (const auto& [kind, patterns] : kKinds) {
        for (const std::string& pattern : *patterns) {
            for (std::size_t start = 0; start <= pattern.size();) {
                const std::size_t end = std::min(pattern.find('.', start), pattern.size());
                const std::string part = pattern.substr(start, end - start);
                if (is_keyword(part)) {
                    notes.add(
                        fmt::format("rule.{}.{}", rule.id, kind),
                        fmt::format("\"{}\" cannot match: {} is a keyword of Python, and no name", pattern, part));
                }
                start = end + 1;
            }
        }
    }
}

/// The one kind of node that the capture stands behind everywhere: "identifier", "string"; "" when that cannot be told.
std::string node_of_capture(std::string_view query, std::string_view capture) {
    std::string node;
    const std::string at = "@" + std::string(capture);
    for (std::size_t place = query.find(at); place != std::string_view::npos; place = query.find(at, place + 1)) {
        std::size_t end = place;
        while (end > 0 && std::isspace(static_cast<unsigned char>(query[end - 1])) != 0) --end;
        const std::size_t name_end = place + at.size();
        const bool longer = name_end < query.size() &&
                            (std::isalnum(static_cast<unsigned char>(query[name_end])) != 0 || query[name_end] == '_');
        if (longer) continue;
        if (end == 0 || query[end - 1] != ')') {
            const std::size_t bracket = query.rfind('(', place);
            if (bracket != std::string_view::npos && query.substr(bracket + 1, 1) == "#") continue;  // of a predicate
            return "";
        }
        const std::size_t open = query.rfind('(', end - 1);
        std::string found(query.substr(open + 1, end - open - 2));
        if (!node.empty() && node != found) return "";
        node = std::move(found);
    }
    return node;
}

bool begins_like_a_string(std::string_view text) {
    const std::size_t quote = text.find_first_not_of("rRbBuUfF");
    return quote != std::string_view::npos && (text[quote] == '"' || text[quote] == '\'');
}

/// Why no node of that kind has this text, or nothing.
std::optional<std::string> why_never(std::string_view node, std::string_view text) {
    if (node == "identifier") {
        const bool word = std::all_of(text.begin(), text.end(), [](char c) {
            return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
                   static_cast<unsigned char>(c) >= 0x80U;
        });
        if (text.empty() || !word || std::isdigit(static_cast<unsigned char>(text.front())) != 0) {
            return "no name in Python is spelled so";
        }
        if (is_keyword(text)) return "it is a keyword of Python, and no name";
    }
    if (node == "string" && !begins_like_a_string(text)) {
        return "the text of a string begins with its quote; match (string_content) instead, or use the key string";
    }
    return std::nullopt;
}

/// The quoted word of a query that begins at `offset`, without escapes; nothing when it is a capture.
std::optional<std::string> word_at(std::string_view query, std::size_t offset) {
    if (offset >= query.size() || query[offset] != '"') return std::nullopt;
    std::string word;
    for (std::size_t at = offset + 1; at < query.size() && query[at] != '"'; ++at) {
        if (query[at] == '\\' && at + 1 < query.size()) ++at;
        word += query[at];
    }
    return word;
}

void lint_predicate(const OwnRule& rule, const PredicatePlace& place, LintNotes& notes) {
    const std::string_view query = rule.query;
    const std::string_view name =
        query.substr(place.name + 1, query.find_first_of(" \t\r\n\"@)", place.name) - place.name - 1);
    if (place.arguments.size() < 2) return;
    std::string_view capture = query.substr(place.arguments[0] + 1);
    capture = capture.substr(0, capture.find_first_of(" \t\r\n\")"));
    const std::string node = node_of_capture(query, capture);
    for (std::size_t at = 1; at < place.arguments.size(); ++at) {
        const std::optional<std::string> word = word_at(query, place.arguments[at]);
        if (!word) continue;
        std::optional<std::string> why;
        if (name == "eq?" || name == "any-eq?" || name == "any-of?") why = why_never(node, *word);
        const bool anchored =
            name.ends_with("match?") && !name.starts_with("not") && word->size() > 1 && word->front() == '^';
        const auto first = anchored ? static_cast<unsigned char>((*word)[1]) : static_cast<unsigned char>(' ');
        const bool letter =
            std::isalnum(first) != 0 && std::string_view("rRbBuUfF").find((*word)[1]) == std::string_view::npos;
        if (anchored && letter && node == "string") why = why_never(node, "x");
        if (why) {
            notes.add_at(rule.query_place(place.arguments[at]), "rule." + rule.id + ".query",
                         fmt::format("\"{}\" cannot match the ({}) that @{} is: {}", *word, node, capture, *why));
        }
    }
}

}  // namespace

void lint_own_rules(const Policy& policy, LintNotes& notes) {
    std::map<std::string, const OwnRule*> seen;
    for (const OwnRule& rule : policy.own_rules) {
        lint_tests(rule, notes);
        lint_reach(policy, rule, notes);
        lint_names(rule, notes);
        for (const PredicatePlace& place : read_query_text(rule.query).predicates) lint_predicate(rule, place, notes);
        if (rule.points == 0 && !rule.critical) {
            notes.add(notes.origin("points." + rule.id).empty() ? "rule." + rule.id + ".points" : "points." + rule.id,
                      "a finding costs nothing and rejects nothing: it is shown and decides nothing");
        }
        const auto [other, is_new] = seen.emplace(matcher_of(rule), &rule);
        if (!is_new) {
            notes.add("rule." + rule.id, fmt::format("it looks for the same as {} ({}); put the two together",
                                                     other->second->id, other->second->origin));
        }
    }
}

}  // namespace paddock
