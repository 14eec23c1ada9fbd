#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <compare>
#include <tuple>

#include "paddock/report.hpp"
#include "paddock/validator/validator.hpp"
#include "pipeline.hpp"
#include "policy_tool.hpp"
#include "read_source.hpp"
#include "report/json_text.hpp"

namespace paddock::app {

namespace json = boost::json;

namespace {

/// One strategy under both policies.
struct Compared {
    std::string path;
    Judgement before;
    Judgement after;
    std::vector<Finding> gone;   ///< under the first only
    std::vector<Finding> added;  ///< under the second only
    std::string error;           ///< not empty: it could not be read

    [[nodiscard]] bool changes_verdict() const { return before.verdict != after.verdict; }
    [[nodiscard]] bool changes() const {
        return changes_verdict() || before.score != after.score || !gone.empty() || !added.empty();
    }
};

auto identity(const Finding& finding) {
    return std::tie(finding.where, finding.rule, finding.points, finding.critical, finding.message);
}

/// What stands in `from` more often than in `other`; both by place and rule.
std::vector<Finding> without(std::vector<Finding> from, std::vector<Finding> other) {
    const auto before = [](const Finding& a, const Finding& b) { return identity(a) < identity(b); };
    std::sort(from.begin(), from.end(), before);
    std::sort(other.begin(), other.end(), before);
    std::vector<Finding> left;
    std::set_difference(from.begin(), from.end(), other.begin(), other.end(), std::back_inserter(left), before);
    return left;
}

Compared compare(const SourcePath& source, const Validator& first, const Validator& second) {
    Compared one;
    one.path = source.path;
    one.error = source.error;
    if (!one.error.empty()) {
        return one;
    }
    // Read once: both judge the same bytes.
    Result<SourceText> text = read_source(source.path, "<stdin>");
    if (!text) {
        one.error = text.error().message;
        return one;
    }
    one.before = first.judge(*text);
    one.after = second.judge(*std::move(text));
    one.gone = without(one.before.findings, one.after.findings);
    one.added = without(one.after.findings, one.before.findings);
    return one;
}

std::string weight(const Finding& finding) {
    return fmt::format("{} point{}{}", finding.points, finding.points == 1 ? "" : "s",
                       finding.critical ? ", critical" : "");
}

std::string lines_of(char sign, const std::vector<Finding>& findings) {
    std::string out;
    for (const Finding& finding : findings) {
        out += fmt::format("    {} {}:{}: {}, {}: {}\n", sign, finding.where.line, finding.where.column, finding.rule,
                           weight(finding), finding.message);
    }
    return out;
}

std::string cell(const Judgement& judgement) {
    return fmt::format("{} {}", to_string(judgement.verdict), judgement.score);
}

std::string line_of(std::size_t width, std::string_view path, std::string_view before, std::string_view after) {
    return fmt::format("{:<{}}  {:<14}  {}\n", path, width, before, after);
}

json::object json_of(const Finding& finding) {
    return {{"rule", finding.rule},       {"message", json::string(to_valid_utf8(finding.message))},
            {"points", finding.points},   {"critical", finding.critical},
            {"line", finding.where.line}, {"column", finding.where.column}};
}

json::array json_of(const std::vector<Finding>& findings) {
    json::array array;
    for (const Finding& finding : findings) {
        array.push_back(json_of(finding));
    }
    return array;
}

json::object json_of(const Judgement& judgement) {
    return {{"verdict", to_string(judgement.verdict)},
            {"risk_score", judgement.score},
            {"risk_level", to_string(judgement.level)}};
}

json::object json_of(const Compared& one) {
    json::object object{{"path", json::string(to_valid_utf8(one.path))}};
    if (!one.error.empty()) {
        object["error"] = json::string(to_valid_utf8(one.error));
        return object;
    }
    object["before"] = json_of(one.before);
    object["after"] = json_of(one.after);
    object["gone"] = json_of(one.gone);
    object["added"] = json_of(one.added);
    return object;
}

json::object json_of(const Policy& policy) {
    return {{"name", json::string(to_valid_utf8(policy.name))}, {"sha256", policy.sha256}};
}

struct Totals {
    std::size_t verdicts = 0;
    std::size_t scores = 0;  ///< the verdict stays
    std::size_t same = 0;
    std::size_t unreadable = 0;

    void add(const Compared& one) {
        std::size_t& count = !one.error.empty()      ? unreadable
                             : one.changes_verdict() ? verdicts
                             : one.changes()         ? scores
                                                     : same;
        ++count;
    }
    [[nodiscard]] std::size_t files() const { return verdicts + scores + same + unreadable; }
};

std::string text_of(const std::vector<Compared>& files, const Policy& first, const Policy& second, const Totals& totals,
                    bool all) {
    std::size_t width = 0;
    for (const Compared& one : files) {
        width = std::max(width, one.path.size());
    }
    std::string out = totals.same == totals.files() && !all ? "" : line_of(width, "", first.name, second.name);
    for (const Compared& one : files) {
        if (!one.error.empty()) {
            out += fmt::format("{:<{}}  {}\n", one.path, width, one.error);
        } else if (one.changes() || all) {
            out += line_of(width, one.path, cell(one.before), cell(one.after)) + lines_of('-', one.gone) +
                   lines_of('+', one.added);
        }
    }
    out += fmt::format("{} files: {} change verdict, {} change score or findings, {} stay the same", totals.files(),
                       totals.verdicts, totals.scores, totals.same);
    return out + (totals.unreadable == 0 ? "\n" : fmt::format(", {} cannot be read\n", totals.unreadable));
}

json::object json_of(const std::vector<Compared>& files, const Policy& first, const Policy& second,
                     const Totals& totals, bool all) {
    json::array array;
    for (const Compared& one : files) {
        if (one.changes() || !one.error.empty() || all) {
            array.push_back(json_of(one));
        }
    }
    return {{"before", json_of(first)},        {"after", json_of(second)},
            {"files", std::move(array)},       {"changed_verdicts", totals.verdicts},
            {"changed_scores", totals.scores}, {"same", totals.same},
            {"unreadable", totals.unreadable}};
}

}  // namespace

int policy_diff(const PolicyLine& line, Console& console) {
    std::vector<Validator> validators;
    for (std::size_t at = 0; at < 2; ++at) {
        Result<Policy> policy = effective_policy(line.words[at], line.max_score);
        Result<Validator> validator = policy ? Validator::create(*std::move(policy)) : unexpected(policy.error());
        if (!validator) {
            return refuse(console, validator.error());
        }
        validators.push_back(*std::move(validator));
    }
    const Policy& first = validators[0].policy();
    const Policy& second = validators[1].policy();
    std::vector<Compared> files;
    Totals totals;
    for (const SourcePath& source : find_sources({line.words.begin() + 2, line.words.end()})) {
        files.push_back(compare(source, validators[0], validators[1]));
        totals.add(files.back());
        files.back().before.source = {};  // the bytes were for judging
        files.back().after.source = {};
    }
    if (line.common.format == "json") {
        console.out(json_text(json_of(files, first, second, totals, line.common.verbose), true) + "\n");
    } else {
        console.out(printable(text_of(files, first, second, totals, line.common.verbose), true));
    }
    if (totals.unreadable > 0) {
        return kExitUsage;
    }
    return totals.verdicts + totals.scores > 0 ? kExitNotApproved : kExitOk;
}

}  // namespace paddock::app
