#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <optional>
#include <tuple>

#include "paddock/policy_errors.hpp"
#include "paddock/report.hpp"
#include "paddock/validator/policy_lint.hpp"
#include "paddock/validator/validator.hpp"
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

/// Of "file:12:3: key: what"; a message that begins otherwise has line 0.
PolicyPlace place_of(const Error& error) {
    return split_place(error.message.substr(0, error.message.find(": ")));
}

/// "file:12:3: key: what" of a refusal; a message that begins otherwise stays whole.
json::object json_of(const Error& error) {
    const std::string& message = error.message;
    const std::size_t end = message.find(": ");
    const PolicyPlace place = place_of(error);
    if (end == std::string::npos || place.line == 0) {
        return json_of("error", {}, "", message);
    }
    const std::size_t key_end = message.find(": ", end + 2);
    if (key_end == std::string::npos) {
        return json_of("error", place, "", message.substr(end + 2));
    }
    return json_of("error", place, message.substr(end + 2, key_end - end - 2), message.substr(key_end + 2));
}

int report(std::string_view policy, json::array notes, Console& console) {
    const json::object object{{"policy", policy.empty() ? json::value(nullptr) : json::value(text(policy))},
                              {"notes", std::move(notes)}};
    console.out(json_text(object, true) + "\n");
    return kExitOk;
}

/// What keeps the policy from being used at all: what its files say wrong, then what rules do, by place.
std::vector<Error> errors_of(const PolicyLine& line, std::optional<Policy>& usable) {
    PolicyErrors all;
    Result<Policy> policy = policy_of(line, all);
    if (!policy && all.errors.empty()) {
        return {policy.error()};
    }
    std::vector<Error> errors = std::move(all.errors);
    for (Error& error : own_rule_errors(policy ? *policy : all.rules)) {
        errors.push_back(std::move(error));
    }
    if (policy && errors.empty()) {
        if (const Result<Validator> validator = Validator::create(*policy); !validator) {
            errors.push_back(validator.error());
        }
        usable = *std::move(policy);
    }
    std::stable_sort(errors.begin(), errors.end(), [](const Error& a, const Error& b) {
        const PolicyPlace left = place_of(a);
        const PolicyPlace right = place_of(b);
        return std::tie(left.file, left.line, left.column) < std::tie(right.file, right.line, right.column);
    });
    return errors;
}

int report_errors(const PolicyLine& line, const std::vector<Error>& errors, Console& console) {
    json::array notes;
    for (const Error& error : errors) {
        if (line.common.format == "json") {
            notes.push_back(json_of(error));
        } else {
            refuse(console, error);
        }
    }
    if (line.common.format == "json") {
        report("", std::move(notes), console);
    }
    return kExitUsage;
}

}  // namespace

int policy_lint(const PolicyLine& line, Console& console) {
    std::optional<Policy> policy;
    if (const std::vector<Error> errors = errors_of(line, policy); !errors.empty()) {
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
