#include "rules/own_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <charconv>
#include <iterator>
#include <utility>

#include "paddock/validator/policy_lint.hpp"
#include "parse/arena.hpp"
#include "rules/own_query_text.hpp"

namespace paddock {
namespace {

std::optional<std::string> lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (static_cast<unsigned char>(c) >= 0x80U) return std::nullopt;
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return lower;
}

std::string place_of_message(const Policy& policy, const OwnRule& rule) {
    const auto found = policy.origins.find("rule." + rule.id + ".message");
    return found == policy.origins.end() ? rule.origin : found->second;
}

/// "FILE:12:3: rule.ID.query: what", as compile() says it of one of the rules, taken apart by what is known of that.
PolicyError error_of(const std::vector<OwnRule>& rules, const std::string& text) {
    for (const OwnRule& rule : rules) {
        const std::string key = "rule." + rule.id + ".";
        const std::size_t place_end = text.find(": " + key, rule.file.size());
        if (!text.starts_with(rule.file + ":") || place_end == std::string::npos) continue;
        const std::size_t what = place_end + 2 + key.size();
        const std::size_t what_end = text.find(": ", what);
        PolicyError wrong{rule.file, 0, 0, (rule.id.empty() ? "rule." : key) + text.substr(what, what_end - what),
                          text.substr(what_end + 2)};
        const auto line = std::from_chars(&text[rule.file.size() + 1], &text[place_end], wrong.line);
        std::from_chars(line.ptr + 1, &text[place_end], wrong.column);
        return wrong;
    }
    assert(false && "compile() blames one of the rules");
    return {};
}

}  // namespace

Result<void> OwnRules::add(const Policy& policy, const OwnRule& rule) {
    std::vector<std::string> names = OwnPatterns::names_of(rule);
    if (!rule.query.empty()) {
        for (std::string& capture : OwnQueries::captures_of(rule)) names.push_back(std::move(capture));
    }
    auto message = MessageTemplate::parse(rule.message, names);
    if (const auto* wrong = std::get_if<std::string>(&message)) {
        return unexpected(ErrorCode::invalid_policy,
                          fmt::format("{}: rule.{}.message: {}", place_of_message(policy, rule), rule.id, *wrong));
    }
    if (!rule.query.empty()) with_query_.push_back(rules_.size());
    rules_.push_back({&rule, OwnPatterns(rule), std::get<MessageTemplate>(std::move(message))});
    return {};
}

Result<OwnRules> OwnRules::compile(const Policy& policy) {
    OwnRules rules;
    std::vector<const OwnRule*> with_query;
    for (const OwnRule& rule : policy.own_rules) {
        if (const Result<void> added = rules.add(policy, rule); !added) return unexpected(added.error());
        if (!rule.query.empty()) with_query.push_back(&rule);
    }
    Result<std::vector<OwnQueries>> queries = OwnQueries::compile(with_query);
    if (!queries) return unexpected(queries.error());
    rules.queries_ = *std::move(queries);
    return rules;
}

std::vector<PolicyError> own_rule_errors(const Policy& policy) {
    install_parser_allocator();
    std::vector<PolicyError> errors;
    Policy one;
    one.origins = policy.origins;
    for (const OwnRule& rule : policy.own_rules) {
        one.own_rules = {rule};
        if (read_query_text(rule.query).problem) one.own_rules.front().message.clear();  // there may be more captures
        const Result<OwnRules> whole = OwnRules::compile(one);
        if (whole) continue;
        errors.push_back(error_of(one.own_rules, whole.error().message));
        one.own_rules.front().message.clear();  // the message is read first: there may be more behind it
        const Result<OwnRules> query = OwnRules::compile(one);
        if (!query && query.error().message != whole.error().message)
            errors.push_back(error_of(one.own_rules, query.error().message));
    }
    if (const Result<OwnRules> together = OwnRules::compile(policy); errors.empty() && !together) {
        errors.push_back(error_of(policy.own_rules, together.error().message));
    }
    return errors;
}

OwnRules::Walk::Walk(const OwnRules& rules, std::string_view source, std::chrono::milliseconds time)
    : rules_(rules),
      source_(source),
      lower_(rules.queries_.empty() ? std::nullopt : lower_ascii(source)),
      deadline_(std::chrono::steady_clock::now() + time),
      hits_(rules.rules_.size()) {}

bool OwnRules::Walk::is_needed() const {
    return std::any_of(rules_.queries_.begin(), rules_.queries_.end(),
                       [&](const OwnQueries& queries) { return !lower_ || queries.may_match(source_, *lower_); });
}

bool OwnRules::Walk::wants(TSSymbol symbol) const {
    return std::any_of(rules_.queries_.begin(), rules_.queries_.end(),
                       [&](const OwnQueries& queries) { return queries.wants(symbol); });
}

bool OwnRules::Walk::wants_whole_text() const {
    return std::any_of(rules_.queries_.begin(), rules_.queries_.end(),
                       [](const OwnQueries& queries) { return queries.wants_whole_text(); });
}

void OwnRules::Walk::visit(const ParsedTree& parsed) {
    auto rule = rules_.with_query_.begin();
    for (const OwnQueries& queries : rules_.queries_) {
        OwnQueries::Found found = queries.run(parsed, lower_, deadline_);
        for (std::vector<OwnHit>& more : found.hits) {
            std::vector<OwnHit>& hits = hits_[*rule++];
            hits.insert(hits.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
        }
        if (problem_.empty()) problem_ = std::move(found.problem);
    }
}

std::vector<Finding> OwnRules::judge(const Facts& facts, Walk walk) const {
    std::vector<Finding> findings;
    for (std::size_t at = 0; at < rules_.size(); ++at) {
        const auto& [source, patterns, message] = rules_[at];
        for (const OwnHit& hit : patterns.filter(facts, std::move(walk.hits_[at]))) {
            const auto text_of = [&hit](std::string_view name) -> std::string_view {
                const auto found = hit.texts.find(name);
                return found == hit.texts.end() ? std::string_view() : found->second;
            };
            findings.push_back({source->id, message.fill(text_of), source->advice,
                                hit.shown ? *hit.shown : facts.tree().range(hit.start, hit.end), source->points,
                                source->critical});
        }
    }
    if (!walk.problem_.empty()) {
        findings.push_back({"engine-limit",
                            walk.problem_ + ": not everything was looked at",
                            "shorten the strategy, or write a narrower query",
                            {},
                            0,
                            true});
    }
    return findings;
}

}  // namespace paddock
