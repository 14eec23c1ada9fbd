#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <functional>
#include <variant>

#include "paddock/policy_reading.hpp"
#include "paddock/report.hpp"
#include "policy_tool.hpp"
#include "report/json_text.hpp"

namespace paddock::app {

namespace json = boost::json;

namespace {

/// One value, and where it comes from.
struct Shown {
    std::variant<std::string, std::int64_t, double, bool> value;
    std::string origin;  ///< empty: built in
};

struct ShownKey {
    std::string name;
    std::vector<Shown> values;
    bool is_list = false;
};

struct ShownTable {
    std::string name;  ///< empty: the top of the file
    bool is_rule = false;
    std::vector<ShownKey> keys;
};

/// Takes the policy apart, in the order of a policy file.
class Showing {
public:
    explicit Showing(const Policy& policy) : policy_(policy) {}

    std::vector<ShownTable> run() {
        begin("");
        tables_.back().keys.push_back({"schema", {{std::int64_t{1}, ""}}, false});
        put("name", policy_.name);
        if (!policy_.description.empty()) {
            put("description", policy_.description);
        }
        begin("thresholds");
        put("medium", policy_.thresholds.medium);
        put("high", policy_.thresholds.high);
        put("critical", policy_.thresholds.critical);
        show_rule_tables();
        show_lists();
        show_run();
        for (const OwnRule& rule : policy_.own_rules) {
            show_rule(rule);
        }
        std::erase_if(tables_, [](const ShownTable& table) { return table.keys.empty(); });
        return std::move(tables_);
    }

private:
    void begin(std::string name, bool is_rule = false) { tables_.push_back({std::move(name), is_rule, {}}); }

    [[nodiscard]] std::string origin(const std::string& key) const {
        const auto found = policy_.origins.find(key);
        return found == policy_.origins.end() ? "" : found->second;
    }
    [[nodiscard]] std::string path(const std::string& name) const {
        return tables_.back().name.empty() ? name : tables_.back().name + "." + name;
    }

    void put(const std::string& name, int value) { put(name, Shown{std::int64_t{value}, origin(path(name))}); }
    void put(const std::string& name, const std::string& value) { put(name, Shown{value, origin(path(name))}); }
    void put(const std::string& name, Shown shown) { tables_.back().keys.push_back({name, {std::move(shown)}, false}); }
    void put_time(const std::string& name, std::chrono::milliseconds value) {
        put(name, Shown{fmt::format("{}ms", value.count()), origin(path(name))});
    }
    template <typename Integer>
    void put_whole(const std::string& name, Integer value) {
        put(name, Shown{static_cast<std::int64_t>(value), origin(path(name))});
    }
    template <typename List>
    void put_list(const std::string& name, const List& values) {
        ShownKey key{name, {}, true};
        for (const std::string& value : values) {
            key.values.push_back({value, origin(path(name) + "." + value)});
        }
        tables_.back().keys.push_back(std::move(key));
    }

    void show_rule_tables() {
        begin("points");
        for (const auto& [rule, points] : policy_.points) {
            put(rule, points);
        }
        begin("caps");
        for (const auto& [rule, cap] : policy_.caps) {
            put(rule, cap);
        }
    }

    void show_lists() {
        begin("modules");
        put_list("deny", policy_.modules.deny);
        put_list("allow", policy_.modules.allow);
        put("unknown", policy_.modules.unknown == UnknownModules::deny ? "deny" : "flag");
        begin("builtins");
        put_list("deny", policy_.builtins_deny);
        begin("attributes");
        put_list("deny", policy_.attributes_deny);
        put_list("allow", policy_.attributes_allow);
        put("unknown", policy_.attributes_unknown_deny ? "deny" : "flag");
        begin("reflection");
        put_list("allow_on", policy_.reflection_allow_on);
        begin("io");
        put_list("read", policy_.io.read);
        put_list("write", policy_.io.write);
        begin("calls");
        for (const auto& [rule, patterns] : policy_.calls) {
            put_list(rule, patterns);
        }
    }

    void show_run() {
        const Limits& limits = policy_.limits;
        begin("limits");
        put_time("timeout", limits.timeout);
        put("cpus", Shown{limits.cpus, origin("limits.cpus")});
        put_whole("memory", limits.memory_bytes);
        put_whole("pids", limits.pids);
        put_whole("output", limits.output_bytes);
        put_whole("disk", limits.disk_bytes);
        put_whole("files", limits.files);
        if (limits.cpu_time.count() > 0) {
            put_time("cpu_time", limits.cpu_time);
        }
        begin("sandbox");
        put_list("require", policy_.sandbox.require);
        put("image", policy_.sandbox.image);
        put("python", policy_.sandbox.python);
        put("command", policy_.sandbox.command);
        if (!policy_.sandbox.runtime.empty()) {
            put("runtime", policy_.sandbox.runtime);
        }
        begin("sandbox.env");
        for (const auto& [name, value] : policy_.sandbox.env) {
            put(name, value);
        }
        begin("validator");
        put("depth", policy_.depth == Depth::resolved ? "resolved" : "literal");
        put_whole("max_source", policy_.validator_limits.source_bytes);
        put_whole("max_nodes", policy_.validator_limits.nodes);
        put_whole("max_depth", policy_.validator_limits.depth);
        put_whole("max_findings", policy_.validator_limits.findings);
        put_time("max_time", policy_.validator_limits.time);
    }

    void show_rule(const OwnRule& rule) {
        begin("rule." + rule.id, true);
        put("id", rule.id);
        const std::string priced = origin("points." + rule.id);  // a [points] entry has the last word
        put("points", Shown{std::int64_t{rule.points}, priced.empty() ? origin(path("points")) : priced});
        put("critical", Shown{rule.critical, origin(path("critical"))});
        put("message", rule.message);
        if (!rule.query.empty()) {
            put("query", rule.query);
        }
        const std::pair<const char*, const std::vector<std::string>*> kinds[] = {{"call", &rule.calls},
                                                                                 {"import", &rule.imports},
                                                                                 {"name", &rule.names},
                                                                                 {"attribute", &rule.attributes},
                                                                                 {"string", &rule.strings}};
        for (const auto& [name, patterns] : kinds) {
            ShownKey key{name, {}, true};
            for (const std::string& pattern : *patterns) {
                key.values.push_back({pattern, origin(path(name))});
            }
            if (!key.values.empty()) {
                tables_.back().keys.push_back(std::move(key));
            }
        }
        if (!rule.advice.empty()) {
            put("advice", rule.advice);
        }
        for (std::size_t at = 0; at < rule.tests.size(); ++at) {
            const std::string from = origin(fmt::format("rule.{}.test.{}", rule.id, at + 1));
            begin("rule.test", true);
            put("code", Shown{rule.tests[at].code, from});
            put("expect", Shown{std::int64_t{rule.tests[at].expect}, from});
        }
    }

    const Policy& policy_;
    std::vector<ShownTable> tables_;
};

/// A TOML basic string (TOML 1.0, "String").
std::string toml_text(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20U || byte == 0x7FU) {
            out += fmt::format("\\u{:04X}", byte);
        } else {
            out += c;
        }
    }
    return out + '"';
}

/// Text of several lines stays in several lines where TOML's literal strings allow it.
std::string toml_block(std::string_view text) {
    const bool plain = text.find("'''") == std::string_view::npos && !text.ends_with('\'') &&
                       std::all_of(text.begin(), text.end(), [](char c) {
                           const auto byte = static_cast<unsigned char>(c);
                           return c == '\n' || c == '\t' || (byte >= 0x20U && byte != 0x7FU);
                       });
    const bool helps = text.find_first_of("\n\"\\") != std::string_view::npos;
    if (!plain || !helps) {
        return toml_text(text);
    }
    return fmt::format("'''{}{}'''", text.find('\n') == std::string_view::npos ? "" : "\n", text);
}

std::string toml_value(const Shown& shown) {
    if (const auto* text = std::get_if<std::string>(&shown.value)) {
        return toml_block(*text);
    }
    if (const auto* truth = std::get_if<bool>(&shown.value)) {
        return *truth ? "true" : "false";
    }
    if (const auto* number = std::get_if<double>(&shown.value)) {
        return fmt::format("{}", *number);
    }
    return fmt::format("{}", std::get<std::int64_t>(shown.value));
}

std::string comment(const ShownKey& key, const Shown& shown) {
    if (key.name == "schema") {
        return "";
    }
    return shown.origin.empty() ? "  # built in" : "  # " + printable(shown.origin, false);
}

std::string toml_key(const std::string& name) {
    const bool bare = std::all_of(name.begin(), name.end(), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-';
    });
    return bare ? name : toml_text(name);
}

std::string toml_of(const ShownKey& key) {
    const std::string name = toml_key(key.name);
    if (!key.is_list) {
        return fmt::format("{} = {}{}\n", name, toml_value(key.values.front()), comment(key, key.values.front()));
    }
    if (key.values.empty()) {
        return name + " = []\n";
    }
    std::string out = name + " = [\n";
    for (const Shown& shown : key.values) {
        out += fmt::format("    {},{}\n", toml_text(std::get<std::string>(shown.value)), comment(key, shown));
    }
    return out + "]\n";
}

std::string toml_of(const std::vector<ShownTable>& tables) {
    std::string out;
    for (const ShownTable& table : tables) {
        if (table.is_rule) {
            out += table.name == "rule.test" ? "[[rule.test]]\n" : "\n[[rule]]\n";
        } else if (!table.name.empty()) {
            out += "\n[" + table.name + "]\n";
        }
        for (const ShownKey& key : table.keys) {
            out += toml_of(key);
        }
    }
    return out;
}

json::value json_of(const Shown& shown) {
    json::object object;
    std::visit(
        [&](const auto& value) {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::string>) {
                object["value"] = json::string(to_valid_utf8(value));
            } else {
                object["value"] = value;
            }
        },
        shown.value);
    object["origin"] =
        shown.origin.empty() ? json::value(nullptr) : json::value(json::string(to_valid_utf8(shown.origin)));
    return object;
}

json::object json_of(const ShownTable& table) {
    json::object object;
    for (const ShownKey& key : table.keys) {
        json::array values;
        for (const Shown& shown : key.values) {
            values.push_back(json_of(shown));
        }
        object[key.name] = key.is_list ? json::value(std::move(values)) : values.at(0);
    }
    return object;
}

json::object json_of(const Policy& policy, const std::vector<std::string>& files,
                     const std::vector<ShownTable>& tables) {
    json::array paths;
    for (const std::string& file : files) {
        paths.emplace_back(json::string(to_valid_utf8(file)));
    }
    json::object object{{"sha256", policy.sha256}, {"files", std::move(paths)}};
    json::array rules;
    for (const ShownTable& table : tables) {
        if (table.name == "rule.test" && table.is_rule) {
            json::object& rule = rules.back().as_object();
            if (!rule.contains("test")) {
                rule["test"] = json::array();
            }
            rule["test"].as_array().push_back(json_of(table));
        } else if (table.is_rule) {
            rules.push_back(json_of(table));
        } else if (table.name == "sandbox.env") {
            object["sandbox"].as_object()["env"] = json_of(table);
        } else if (table.name.empty()) {
            for (auto& [key, value] : json_of(table)) {
                object[key] = value;
            }
        } else {
            object[table.name] = json_of(table);
        }
    }
    object["rule"] = std::move(rules);
    return object;
}

}  // namespace

int policy_show(const PolicyLine& line, Console& console) {
    PolicyReading reading;
    const Result<Policy> policy = policy_of(line, reading);
    if (!policy) {
        return refuse(console, policy.error());
    }
    const std::vector<ShownTable> tables = Showing(*policy).run();
    if (line.common.format == "json") {
        console.out(json_text(json_of(*policy, reading.files, tables), true) + "\n");
    } else {
        console.out("# sha256 " + policy->sha256 + "\n");
        for (const std::string& file : reading.files) {
            console.out("# file " + printable(file, false) + "\n");
        }
        console.out(toml_of(tables));
    }
    return kExitOk;
}

}  // namespace paddock::app
