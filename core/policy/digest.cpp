#include <fmt/format.h>

#include <algorithm>

#include "merge.hpp"
#include "paddock/sha256.hpp"

namespace paddock::detail {
namespace {

/// Each piece with its length in front, so that no two policies can have the same text.
class CanonicalText {
public:
    void add(std::string_view value) { text_ += fmt::format("{}:{},", value.size(), value); }
    void add(std::string_view key, std::string_view value) {
        add(key);
        add(value);
    }
    template <typename Number>
    void number(std::string_view key, Number value) {
        add(key, fmt::format("{}", value));  // shortest text that reads back as the same number
    }
    template <typename Range>
    void list(std::string_view key, const Range& values) {
        NameSet sorted(values.begin(), values.end());
        number(key, sorted.size());
        for (const std::string& value : sorted) {
            add(value);
        }
    }
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string text_;
};

void add_lists(CanonicalText& text, const Policy& policy) {
    text.list("modules.deny", policy.modules.deny);
    text.list("modules.allow", policy.modules.allow);
    text.number("modules.unknown", static_cast<int>(policy.modules.unknown));
    text.list("builtins.deny", policy.builtins_deny);
    text.list("attributes.deny", policy.attributes_deny);
    text.list("attributes.allow", policy.attributes_allow);
    text.number("attributes.unknown", static_cast<int>(policy.attributes_unknown_deny));
    text.list("reflection.allow_on", policy.reflection_allow_on);
    text.list("io.read", policy.io.read);
    text.list("io.write", policy.io.write);
    for (const auto& [rule, patterns] : policy.calls) {
        text.list("calls." + rule, patterns);
    }
}

void add_costs(CanonicalText& text, const Policy& policy) {
    text.number("depth", static_cast<int>(policy.depth));
    text.number("thresholds.medium", policy.thresholds.medium);
    text.number("thresholds.high", policy.thresholds.high);
    text.number("thresholds.critical", policy.thresholds.critical);
    for (const auto& [rule, points] : policy.points) {
        text.number("points." + rule, points);
    }
    for (const auto& [rule, cap] : policy.caps) {
        text.number("caps." + rule, cap);
    }
}

void add_own_rules(CanonicalText& text, const Policy& policy) {
    std::vector<const OwnRule*> rules;
    for (const OwnRule& rule : policy.own_rules) {
        rules.push_back(&rule);
    }
    std::sort(rules.begin(), rules.end(), [](const OwnRule* a, const OwnRule* b) { return a->id < b->id; });
    for (const OwnRule* rule : rules) {
        text.add("rule", rule->id);
        text.number("points", rule->points);
        text.number("critical", static_cast<int>(rule->critical));
        text.add("message", rule->message);
        text.add("query", rule->query);
        text.list("call", rule->calls);
        text.list("import", rule->imports);
        text.list("name", rule->names);
        text.list("attribute", rule->attributes);
        text.list("string", rule->strings);
        text.add("advice", rule->advice);
    }
}

void add_run(CanonicalText& text, const Policy& policy) {
    text.number("limits.timeout", policy.limits.timeout.count());
    text.number("limits.cpus", policy.limits.cpus);
    text.number("limits.memory", policy.limits.memory_bytes);
    text.number("limits.pids", policy.limits.pids);
    text.number("limits.output", policy.limits.output_bytes);
    text.number("limits.disk", policy.limits.disk_bytes);
    text.number("limits.files", policy.limits.files);
    text.number("limits.cpu_time", policy.limits.cpu_time.count());
    text.list("sandbox.require", policy.sandbox.require);
    text.add("sandbox.image", policy.sandbox.image);
    text.add("sandbox.python", policy.sandbox.python);
    for (const auto& [name, value] : policy.sandbox.env) {
        text.add("sandbox.env." + name, value);
    }
    text.add("sandbox.command", policy.sandbox.command);
    text.add("sandbox.runtime", policy.sandbox.runtime);
    text.number("validator.max_source", policy.validator_limits.source_bytes);
    text.number("validator.max_nodes", policy.validator_limits.nodes);
    text.number("validator.max_depth", policy.validator_limits.depth);
    text.number("validator.max_findings", policy.validator_limits.findings);
    text.number("validator.max_time", policy.validator_limits.time.count());
}

}  // namespace

std::string policy_digest(const Policy& policy) {
    CanonicalText text;
    text.add("paddock policy, schema 1");
    add_costs(text, policy);
    add_lists(text, policy);
    add_own_rules(text, policy);
    add_run(text, policy);
    return sha256_hex(text.text());
}

}  // namespace paddock::detail
