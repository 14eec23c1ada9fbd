#include "overlay.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>

#include "paddock/units.hpp"

namespace paddock::detail {

void Overlay::fail(Place where, std::string_view key, std::string_view what) {
    errors_.push_back(policy_error(layer_.file, where, key, what));
}

std::vector<PolicyError> Overlay::take_errors() {
    std::stable_sort(errors_.begin(), errors_.end(), [](const PolicyError& a, const PolicyError& b) {
        return std::tie(a.line, a.column) < std::tie(b.line, b.column);
    });
    return std::move(errors_);
}

void Overlay::remember(std::string_view key, Place where) {
    if (key.starts_with("rule.")) {
        return;  // there are many tables with these keys; own_rules.cpp notes where each begins
    }
    merge_.settings.insert_or_assign(std::string(key), Merge::Setting{merge_.settings_made++, layer_.file, where});
    policy.origins.insert_or_assign(std::string(key), at(layer_.file, where));
}

std::string Overlay::advice(std::string_view word, std::span<const std::string_view> words) {
    if (const std::string near = nearest(word, words); !near.empty()) {
        return fmt::format("did you mean \"{}\"?", near);
    }
    return fmt::format("write one of: {}", joined(words, ", "));
}

std::vector<std::string_view> Overlay::rule_ids() const {
    std::vector<std::string_view> ids = merge_.vocabulary->rules;
    for (const OwnRule& rule : policy.own_rules) {
        ids.emplace_back(rule.id);
    }
    return ids;
}

bool Overlay::is_builtin_rule(std::string_view id) const {
    const std::vector<std::string_view>& rules = merge_.vocabulary->rules;
    return std::find(rules.begin(), rules.end(), id) != rules.end();
}

bool Overlay::is_table(const Item& item) {
    if (item.node.kind == TomlNode::Kind::table) {
        return true;
    }
    fail(item, fmt::format("{} where a table belongs; write [{}] and the keys below it", shown(item.node), item.key));
    return false;
}

void Overlay::text(const Item& item, bool (*holds)(std::string_view), std::string_view what, std::string& target) {
    if (item.node.kind != TomlNode::Kind::string || !holds(item.node.text)) {
        fail(item, fmt::format("{} is not {}", shown(item.node), what));
        return;
    }
    target = item.node.text;
    remember(item.key, item.node.where);
}

void Overlay::whole(const Item& item, std::int64_t least, std::int64_t most, std::int64_t& target) {
    const TomlNode& node = item.node;
    if (node.kind != TomlNode::Kind::integer || node.integer < least || node.integer > most) {
        fail(item, fmt::format("{} is not a whole number of {} or more (at most {})", shown(node), least, most));
        return;
    }
    target = node.integer;
    remember(item.key, node.where);
}

void Overlay::number(const Item& item, double most, double& target) {
    const TomlNode& node = item.node;
    const bool whole_number = node.kind == TomlNode::Kind::integer;
    const double value = whole_number ? static_cast<double>(node.integer) : node.real;
    if ((!whole_number && node.kind != TomlNode::Kind::real) || !std::isfinite(value) || value <= 0 || value > most) {
        fail(item, fmt::format("{} is not a number above 0 (at most {}); write one such as 2.0", shown(node), most));
        return;
    }
    target = value;
    remember(item.key, node.where);
}

void Overlay::truth(const Item& item, bool& target) {
    if (item.node.kind != TomlNode::Kind::boolean) {
        fail(item, fmt::format("{} is neither true nor false; write one of them, without quotes", shown(item.node)));
        return;
    }
    target = item.node.boolean;
    remember(item.key, item.node.where);
}

namespace {

/// A duration or a size as text; a whole number stands for seconds or bytes, as it does on the command line.
std::optional<std::string> quantity_text(const TomlNode& node) {
    if (node.kind == TomlNode::Kind::string) {
        return node.text;
    }
    if (node.kind == TomlNode::Kind::integer) {
        return std::to_string(node.integer);
    }
    return std::nullopt;
}

}  // namespace

void Overlay::duration(const Item& item, std::chrono::milliseconds& target) {
    const std::optional<std::string> text = quantity_text(item.node);
    const auto value = parse_duration(text.value_or(shown(item.node)));
    if (!text || !value) {
        fail(item, text ? value.error().message
                        : fmt::format("{} is not a duration; write it in quotes, as \"300s\"", shown(item.node)));
        return;
    }
    target = *value;
    remember(item.key, item.node.where);
}

void Overlay::size(const Item& item, std::uint64_t most, std::uint64_t& target) {
    const std::optional<std::string> text = quantity_text(item.node);
    const auto value = parse_size(text.value_or(shown(item.node)));
    if (!text || !value) {
        fail(item, text ? value.error().message
                        : fmt::format("{} is not a size; write it in quotes, as \"512m\"", shown(item.node)));
        return;
    }
    if (*value > most) {
        fail(item, fmt::format("{} is more than {} bytes; write at most that", shown(item.node), most));
        return;
    }
    target = *value;
    remember(item.key, item.node.where);
}

std::optional<std::size_t> Overlay::word(const Item& item, std::span<const std::string_view> words) {
    if (item.node.kind == TomlNode::Kind::string) {
        const auto found = std::find(words.begin(), words.end(), item.node.text);
        if (found != words.end()) {
            remember(item.key, item.node.where);
            return static_cast<std::size_t>(found - words.begin());
        }
    }
    fail(item, fmt::format("{} is not a value here; write \"{}\"", shown(item.node), joined(words, "\" or \"")));
    return std::nullopt;
}

void Overlay::take_out(const Item& item, const TomlNode& entry, NameSet& target) {
    const std::string key = item.key + "." + entry.text.substr(1);
    if (target.erase(entry.text.substr(1)) == 0) {
        policy.idle_entries.push_back({item.key + "." + entry.text, at(layer_.file, entry.where), "takes nothing out"});
    }
    policy.origins.erase(key);
}

void Overlay::names(const Item& item, const EntryForm& form, NameSet& target) {
    if (item.node.kind != TomlNode::Kind::array) {
        fail(item, fmt::format("{} where a list belongs; write [\"...\", \"...\"]", shown(item.node)));
        return;
    }
    const std::size_t errors_before = errors_.size();
    for (const TomlNode& entry : item.node.children) {
        std::string_view name = entry.text;
        if (entry.kind == TomlNode::Kind::string && name.starts_with('!')) {
            name.remove_prefix(1);
        }
        if (entry.kind != TomlNode::Kind::string || !form.holds(name)) {
            const std::string hint = form.words.empty() ? "" : "; " + advice(name, form.words);
            fail(entry.where, item.key, fmt::format("{} is not {}{}", shown(entry), form.what, hint));
        }
    }
    if (errors_.size() > errors_before) {
        return;
    }
    // What is taken out is taken out of the base, wherever it stands in this list; then come this file's own.
    for (const TomlNode& entry : item.node.children) {
        if (entry.text.starts_with('!')) {
            take_out(item, entry, target);
        }
    }
    for (const TomlNode& entry : item.node.children) {
        if (entry.text.starts_with('!')) {
            continue;
        }
        const std::string key = item.key + "." + entry.text;
        if (!target.insert(entry.text).second) {
            policy.idle_entries.push_back(
                {key, at(layer_.file, entry.where), "is there already, from " + policy.origins[key]});
            continue;
        }
        policy.origins[key] = at(layer_.file, entry.where);
    }
}

void Overlay::names(const Item& item, const EntryForm& form, std::vector<std::string>& target) {
    NameSet set(target.begin(), target.end());
    names(item, form, set);
    target.assign(set.begin(), set.end());
}

}  // namespace paddock::detail
