#include <fmt/format.h>

#include <boost/json.hpp>

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

/// "file:12:3: key: what" of a refusal; a message that begins otherwise stays whole.
json::object json_of(const Error& error) {
    const std::string& message = error.message;
    const std::size_t end = message.find(": ");
    const PolicyPlace place = split_place(message.substr(0, end));
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

/// What keeps the policy from being used at all.
int report_error(const PolicyLine& line, const Error& error, Console& console) {
    if (line.common.format == "json") {
        report("", {json_of(error)}, console);
        return kExitUsage;
    }
    return refuse(console, error);
}

}  // namespace

int policy_lint(const PolicyLine& line, Console& console) {
    const Result<Policy> policy = policy_of(line);
    if (!policy) {
        return report_error(line, policy.error(), console);
    }
    if (const Result<Validator> validator = Validator::create(*policy); !validator) {
        return report_error(line, validator.error(), console);
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
