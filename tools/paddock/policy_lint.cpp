#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <span>
#include <tuple>

#include "paddock/policy_reading.hpp"
#include "paddock/report.hpp"
#include "paddock/validator/policy_lint.hpp"
#include "policy_tool.hpp"
#include "report/json_text.hpp"

namespace paddock::app {

namespace json = boost::json;

namespace {

json::string text(std::string_view bytes) {
    return json::string(to_valid_utf8(bytes));
}

json::object json_of(std::string_view level, const PolicyPlace& place, std::string_view key, std::string_view message) {
    json::object note{{"level", level}, {"file", nullptr}, {"line", nullptr}, {"column", nullptr}};
    if (!place.file.empty()) {
        note["file"] = text(place.file);
        note["line"] = place.line;
        note["column"] = place.column;
    }
    note["key"] = key.empty() ? json::value(nullptr) : json::value(text(key));
    note["message"] = text(message);
    return note;
}

int report(std::string_view policy, json::array notes, Console& console) {
    const json::object object{{"policy", policy.empty() ? json::value(nullptr) : json::value(text(policy))},
                              {"notes", std::move(notes)}};
    console.out(json_text(object, true) + "\n");
    return kExitOk;
}

/// What its files say wrong, then what its rules do, by place.
std::vector<PolicyError> errors_of(std::span<const Policy> rules, std::vector<PolicyError> errors) {
    for (const Policy& policy : rules) {
        for (PolicyError& wrong : own_rule_errors(policy)) {
            errors.push_back(std::move(wrong));
        }
    }
    std::stable_sort(errors.begin(), errors.end(), [](const PolicyError& a, const PolicyError& b) {
        return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
    });
    return errors;
}

int report_errors(const PolicyLine& line, const std::vector<PolicyError>& errors, Console& console) {
    json::array notes;
    for (const PolicyError& wrong : errors) {
        if (line.common.format == "json") {
            notes.push_back(json_of("error", {wrong.file, wrong.line, wrong.column}, wrong.key, wrong.message));
        } else {
            refuse(console, to_error(wrong));
        }
    }
    if (line.common.format == "json") {
        report("", std::move(notes), console);
    }
    return kExitUsage;
}

/// What keeps the policy from being used and has no place in a file.
int report_error(const PolicyLine& line, const Error& error, Console& console) {
    if (line.common.format != "json") {
        return refuse(console, error);
    }
    report("", {json_of("error", {}, "", error.message)}, console);
    return kExitUsage;
}

}  // namespace

int policy_lint(const PolicyLine& line, Console& console) {
    PolicyReading reading;
    const Result<Policy> policy = policy_of(line, reading);
    if (!policy && reading.errors.empty()) {
        return report_error(line, policy.error(), console);
    }
    if (const auto errors = errors_of(policy ? std::span(&*policy, 1) : reading.rules, std::move(reading.errors));
        !errors.empty()) {
        return report_errors(line, errors, console);
    }
    const std::vector<PolicyNote> notes = lint_policy(*policy);
    if (line.common.format == "json") {
        json::array array;
        for (const PolicyNote& note : notes) {
            array.push_back(json_of("warning", split_place(note.origin), note.key, note.message));
        }
        report(policy->name, std::move(array), console);
    } else {
        for (const PolicyNote& note : notes) {
            console.out(printable(fmt::format("{}: {}: {}", note.origin, note.key, note.message), false) + "\n");
        }
        if (!line.common.quiet) {
            console.out(printable(fmt::format("policy {}: {}", policy->name,
                                              notes.empty() ? "nothing to note"
                                                            : fmt::format("{} note{}", notes.size(),
                                                                          notes.size() == 1 ? "" : "s")),
                                  false) +
                        "\n");
        }
    }
    return notes.empty() ? kExitOk : kExitNotApproved;
}

}  // namespace paddock::app
