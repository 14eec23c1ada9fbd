#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <sstream>

#include "paddock/report.hpp"
#include "paddock/validator/validator.hpp"
#include "policy_tool.hpp"
#include "report/json_text.hpp"

namespace paddock::app {

namespace json = boost::json;

namespace {

/// One [[rule.test]] and what became of it.
struct Case {
    const OwnRule* rule = nullptr;
    std::size_t number = 0;  ///< from 1
    const OwnRuleTest* test = nullptr;
    std::string origin;
    std::vector<Finding> found;  ///< of this rule
    std::string unreadable;      ///< why the code could not be judged as Python; empty: it could

    [[nodiscard]] bool passed() const {
        return unreadable.empty() && found.size() == static_cast<std::size_t>(test->expect);
    }
};

/// The code as it stands in a file: TOML's strings seldom end in a line end.
std::string source_of(const OwnRuleTest& test) {
    return test.code.empty() || test.code.ends_with('\n') ? test.code : test.code + "\n";
}

Case run_case(const Policy& policy, const OwnRule& rule, std::size_t number, const Validator& validator) {
    Case one{&rule, number, &rule.tests[number - 1], rule.origin, {}, {}};
    const auto origin = policy.origins.find(fmt::format("rule.{}.test.{}", rule.id, number));
    if (origin != policy.origins.end()) {
        one.origin = origin->second;
    }
    for (Finding& finding : validator.judge({"test", source_of(*one.test)}).findings) {
        const bool broken =
            finding.rule == "syntax-error" || finding.rule == "text-form" || finding.rule == "engine-limit";
        if (broken && one.unreadable.empty()) {
            one.unreadable = fmt::format("{}: {}", finding.rule, finding.message);
        }
        if (finding.rule == rule.id) {
            one.found.push_back(std::move(finding));
        }
    }
    return one;
}

std::string findings_text(std::size_t count) {
    return fmt::format("{} finding{}", count, count == 1 ? "" : "s");
}

/// The code, line by line, with what was found under the line that it is in.
std::string marked_code(const Case& one) {
    std::string out;
    std::istringstream code(one.test->code);
    int number = 0;
    for (std::string line; std::getline(code, line);) {
        ++number;
        out += fmt::format("    {:>3} | {}\n", number, line);
        for (const Finding& finding : one.found) {
            if (finding.where.line != number) {
                continue;
            }
            const int width =
                finding.where.end_line == number ? std::max(1, finding.where.end_column - finding.where.column) : 1;
            out +=
                fmt::format("        | {}{} {}\n", std::string(static_cast<std::size_t>(finding.where.column - 1), ' '),
                            std::string(static_cast<std::size_t>(width), '^'), finding.message);
        }
    }
    return out;
}

std::string text_of(const Case& one) {
    if (one.passed()) {
        return fmt::format("ok    {}: {}, test {}: {}\n", one.origin, one.rule->id, one.number,
                           findings_text(one.found.size()));
    }
    std::string out = fmt::format("FAIL  {}: {}, test {}\n", one.origin, one.rule->id, one.number);
    if (!one.unreadable.empty()) {
        out += fmt::format("    the code is not judged: {}; correct it\n", one.unreadable);
    }
    if (one.found.size() != static_cast<std::size_t>(one.test->expect)) {
        out += fmt::format("  - expected {}\n  + found {}\n", findings_text(static_cast<std::size_t>(one.test->expect)),
                           findings_text(one.found.size()));
    }
    return out + marked_code(one);
}

json::object json_of(const Case& one) {
    json::array found;
    for (const Finding& finding : one.found) {
        found.push_back({{"line", finding.where.line},
                         {"column", finding.where.column},
                         {"message", json::string(to_valid_utf8(finding.message))}});
    }
    const PolicyPlace place = split_place(one.origin);
    return {{"rule", one.rule->id},
            {"test", one.number},
            {"file", json::string(to_valid_utf8(place.file))},
            {"line", place.line},
            {"column", place.column},
            {"passed", one.passed()},
            {"expected", one.test->expect},
            {"found", std::move(found)},
            {"error",
             one.unreadable.empty() ? json::value(nullptr) : json::value(json::string(to_valid_utf8(one.unreadable)))}};
}

}  // namespace

int policy_test(const PolicyLine& line, Console& console) {
    const Result<Policy> policy = policy_of(line);
    if (!policy) {
        return refuse(console, policy.error());
    }
    const Result<Validator> validator = Validator::create(*policy);
    if (!validator) {
        return refuse(console, validator.error());
    }
    std::size_t passed = 0;
    std::size_t run = 0;
    json::array cases;
    for (const OwnRule& rule : policy->own_rules) {
        for (std::size_t number = 1; number <= rule.tests.size(); ++number) {
            const Case one = run_case(*policy, rule, number, *validator);
            ++run;
            passed += one.passed() ? 1 : 0;
            if (line.common.format == "json") {
                cases.push_back(json_of(one));
            } else if (!one.passed() || !line.common.quiet) {
                console.out(printable(text_of(one), true));
            }
        }
    }
    if (line.common.format == "json") {
        console.out(json_text(json::object{{"policy", json::string(to_valid_utf8(policy->name))},
                                           {"passed", passed},
                                           {"failed", run - passed},
                                           {"tests", std::move(cases)}},
                              true) +
                    "\n");
    } else if (!line.common.quiet) {
        console.out(printable(fmt::format("policy {}: {} of {} tests passed\n", policy->name, passed, run), true));
    }
    return passed == run ? kExitOk : kExitNotApproved;
}

}  // namespace paddock::app
