#include <boost/json.hpp>
#include <initializer_list>
#include <string>
#include <utility>

#include "paddock/execution_limits.hpp"
#include "paddock/load_policy.hpp"
#include "paddock/validator/validator.hpp"
#include "policy_tool.hpp"
#include "report/json_text.hpp"

namespace paddock::app {

namespace json = boost::json;

namespace {

constexpr std::string_view kDuration = R"(^[0-9]+(ms|s|m|h)?$)";
constexpr std::string_view kSize = R"(^[0-9]+[kKmMgG]?$)";
constexpr std::string_view kDotted = R"(^!?[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$)";
constexpr std::string_view kName = R"(^!?[A-Za-z_][A-Za-z0-9_]*$)";
constexpr std::string_view kPattern = R"(^[A-Za-z_*][A-Za-z0-9_*]*(\.[A-Za-z_*][A-Za-z0-9_*]*)*$)";
constexpr std::string_view kListedPattern = R"(^!?[A-Za-z_*][A-Za-z0-9_*]*(\.[A-Za-z_*][A-Za-z0-9_*]*)*$)";
constexpr std::string_view kRuleId = R"(^[a-z][a-z0-9]*(-[a-z0-9]+)*$)";
constexpr std::string_view kPath = R"(^!?/[^/]+(/[^/]+)*$)";
constexpr std::int64_t kMostPoints = 1'000'000;

json::object text(std::string_view description) {
    return {{"type", "string"}, {"description", description}};
}

json::object text_like(std::string_view pattern, std::string_view description) {
    json::object schema = text(description);
    schema["pattern"] = pattern;
    return schema;
}

json::object one_of(std::initializer_list<std::string_view> words, std::string_view description) {
    json::array all;
    for (const std::string_view word : words) {
        all.emplace_back(word);
    }
    return {{"enum", std::move(all)}, {"description", description}};
}

json::object whole(std::int64_t least, std::int64_t most, std::string_view description) {
    return {{"type", "integer"}, {"minimum", least}, {"maximum", most}, {"description", description}};
}

/// Text in a unit, or a whole number of `unit`.
json::object quantity(std::string_view pattern, std::string_view description) {
    return {{"oneOf", json::array{json::object{{"type", "string"}, {"pattern", pattern}},
                                  json::object{{"type", "integer"}, {"minimum", 1}}}},
            {"description", description}};
}

json::object list(json::object items, std::string_view description) {
    return {{"type", "array"}, {"items", std::move(items)}, {"description", description}};
}

json::object list_of(std::string_view pattern, std::string_view description) {
    return list({{"type", "string"}, {"pattern", pattern}}, description);
}

json::object table(json::object properties, std::string_view description) {
    return {{"type", "object"},
            {"description", description},
            {"properties", std::move(properties)},
            {"additionalProperties", false}};
}

/// A table by rule id; the built-in ones are named, so that editors offer them.
json::object by_rule(const json::object& value, std::string_view description, bool own_rules) {
    json::object properties;
    for (const RulePage& page : rule_pages()) {
        json::object entry = value;
        entry["description"] = page.title;
        properties[page.id] = std::move(entry);
    }
    json::object schema = table(std::move(properties), description);
    if (own_rules) {
        schema["patternProperties"] = json::object{{kRuleId, value}};
    }
    return schema;
}

json::object patterns(std::string_view pattern, std::string_view description) {
    const json::object one = pattern.empty() ? json::object{{"type", "string"}, {"minLength", 1}}
                                             : json::object{{"type", "string"}, {"pattern", pattern}};
    const json::object several{{"type", "array"}, {"items", one}, {"minItems", 1}};
    return {{"oneOf", json::array{one, several}}, {"description", description}};
}

json::object test_schema() {
    json::object schema = table({{"code", text("Python that the rule is tried on")},
                                 {"expect", whole(0, 1'000, "how many findings of this rule it gives")}},
                                "a test of this rule, for `paddock policy test`");
    schema["required"] = {"code", "expect"};
    return schema;
}

json::object rule_schema() {
    json::object schema = table(
        {{"id",
          text_like(kRuleId, "lower-case words with hyphens between; takes the place of an inherited rule of this id")},
         {"points", whole(0, kMostPoints, "what one finding costs")},
         {"critical", {{"type", "boolean"}, {"description", "true rejects whatever the score"}}},
         {"message", text("one sentence; {capture} stands for the text of a capture, {call} for what a pattern found")},
         {"query", text("a tree-sitter query; the finding points at @here, else at its first capture")},
         {"call", patterns(kPattern, "what is called: \"pandas.read_*\", \"*.to_pickle\", \"print\"")},
         {"import", patterns(kPattern, "a module, with what lies below: \"numpy.ctypeslib\"")},
         {"name", patterns(kPattern, "a name that is read: \"martingale*\"")},
         {"attribute", patterns(kPattern, "an attribute: \"shift\", \"numpy.random.*\"")},
         {"string", patterns("", "a text, folded: \"http*://*\"; `*` stands for anything")},
         {"advice", text("what to write instead")},
         {"test", list(test_schema(), "tests of this rule")}},
        "a rule of your own; of several keys that look for something, all have to hold in one place");
    schema["required"] = {"id", "points", "message"};
    json::array any;
    for (const std::string_view key : {"query", "call", "import", "name", "attribute", "string"}) {
        any.emplace_back(json::object{{"required", json::array{key}}});
    }
    schema["anyOf"] = std::move(any);
    return schema;
}

json::object limits_schema() {
    return table(
        {{"timeout", quantity(kDuration, "wall clock: \"500ms\", \"300s\", \"5m\", \"2h\"; a whole number is seconds")},
         {"cpus", {{"type", "number"}, {"exclusiveMinimum", 0}, {"maximum", 8'192}, {"description", "cores"}}},
         {"memory", quantity(kSize, "of all processes together: \"512m\", \"4g\", bytes")},
         {"pids", whole(1, 4'194'304, "processes and threads together")},
         {"output", quantity(kSize, "kept of standard output and of standard error, each")},
         {"disk", quantity(kSize, "/output, and /tmp as much again")},
         {"files", whole(1, 1'000'000'000, "files and folders in /output")},
         {"cpu_time", quantity(kDuration, "of all processes together; without it, timeout times cpus")}},
        "bounds of one run");
}

json::object sandbox_schema() {
    json::array controls;
    for (const std::string_view name : kControlNames) {
        controls.emplace_back(name);
        controls.emplace_back("!" + std::string(name));
    }
    const json::object environment{{"type", "object"},
                                   {"description", "variables that the program gets besides the fixed ones"},
                                   {"patternProperties", {{"^[A-Za-z_][A-Za-z0-9_]*$", {{"type", "string"}}}}},
                                   {"additionalProperties", false}};
    return table({{"require", list({{"enum", std::move(controls)}}, "controls without which a run is refused")},
                  {"image", text("Docker backend: the image, such as \"paddock-sandbox:latest\"")},
                  {"python", text_like("^/", "native backend: absolute path of the interpreter")},
                  {"command", text_like("^(/[A-Za-z0-9_./+-]+|[A-Za-z0-9_.+][A-Za-z0-9_.+-]*)$",
                                        "Docker backend: the client, a name or an absolute path, such as \"podman\"")},
                  {"runtime", text_like("^(/[A-Za-z0-9_./+-]+|[A-Za-z0-9_.+][A-Za-z0-9_.+-]*)$",
                                        "Docker backend: a runtime that the engine knows, such as \"runsc\"")},
                  {"env", environment}},
                 "how runs are confined");
}

json::object validator_schema() {
    return table({{"depth", one_of({"literal", "resolved"}, "names as they are spelled, or what they reach")},
                  {"max_source", quantity(kSize, "bytes of source, up to 1g")},
                  {"max_nodes", whole(1, 1'000'000'000, "nodes of the syntax tree")},
                  {"max_depth", whole(1, 1'000, "nesting")},
                  {"max_findings", whole(1, 1'000'000, "findings kept; more is a rejection")},
                  {"max_time", quantity(kDuration, "wall clock for one file")}},
                 "what judging one file may take; over a bound is a rejection");
}

json::object lists_schema() {
    const auto unknown = [] { return one_of({"flag", "deny"}, "what is on neither list: \"flag\" or \"deny\""); };
    return {
        {"modules",
         table({{"deny", list_of(kDotted, "modules that no strategy may reach; \"!os\" takes an inherited one out")},
                {"allow", list_of(kDotted, "modules that are fine; a longer name beats a shorter one")},
                {"unknown", unknown()}},
               "dotted names of modules")},
        {"builtins", table({{"deny", list_of(kName, "builtins that no strategy may reach")}}, "Python's builtins")},
        {"attributes", table({{"deny", list_of(kName, "attributes that no strategy may reach")},
                              {"allow", list_of(kName, "dunders that are fine")},
                              {"unknown", unknown()}},
                             "names of attributes, without the object")},
        {"reflection",
         table({{"allow_on", list_of(kDotted, "names whose attributes may be reached by text: getattr(talib, name)")}},
               "attributes that are reached by text")},
        {"io", table({{"read", list_of(kPath, "`**` spans slashes, `*` and `?` do not")},
                      {"write", list_of(kPath, "`**` spans slashes, `*` and `?` do not")}},
                     "literal paths that a strategy may open")},
        {"calls",
         by_rule(list_of(kListedPattern, ""), "rule id = dotted patterns of calls that the rule finds", false)},
    };
}

}  // namespace

json::value policy_schema_json() {
    const json::object points = whole(0, kMostPoints, "points");
    json::object properties{
        {"schema", {{"const", 1}, {"description", "of policy files"}}},
        {"name", {{"type", "string"}, {"minLength", 1}, {"maxLength", 100}, {"description", "for reports"}}},
        {"description", text("for people")},
        {"extends", text("a shipped policy, or a .toml file relative to this one")},
        {"thresholds", table({{"medium", whole(1, kMostPoints, "review from this score")},
                              {"high", whole(1, kMostPoints, "rejected from this score")},
                              {"critical", whole(1, kMostPoints, "rejected from this score")}},
                             "the score from which a level begins: medium < high < critical")},
        {"points", by_rule(points, "rule id = cost of one finding; 0 switches off the cost, not the finding", true)},
        {"caps", by_rule(points, "rule id = the most that it adds in one file", true)}};
    for (auto& [key, value] : lists_schema()) {
        properties[key] = value;
    }
    properties["limits"] = limits_schema();
    properties["sandbox"] = sandbox_schema();
    properties["validator"] = validator_schema();
    properties["rule"] = list(rule_schema(), "rules of your own: [[rule]]");
    json::object schema =
        table(std::move(properties), "A policy of paddock: what strategies may do, and what it costs");
    schema["$schema"] = "http://json-schema.org/draft-07/schema#";
    schema["title"] = "paddock policy";
    schema["required"] = {"schema", "name"};
    return schema;
}

int policy_schema(const PolicyLine&, Console& console) {
    console.out(json_text(policy_schema_json(), true) + "\n");
    return kExitOk;
}

}  // namespace paddock::app
