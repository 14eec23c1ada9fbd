#include "check_printer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <vector>

#include "paddock/check_report.hpp"
#include "paddock/units.hpp"
#include "paddock/validator/validator.hpp"

namespace paddock::app {

namespace {

std::string text_of(const CheckedFile& file, const std::string& format, const TextStyle& style) {
    if (format == "json" || format == "jsonl") {
        return json_of_check(file, format == "json");
    }
    if (format == "sarif") {
        return sarif_results(file);
    }
    return format == "github" ? github_annotations(file) : text_of_check(file, style);
}

std::map<std::string, RuleCount> count_rules(const CheckedFile& file) {
    std::map<std::string, RuleCount> rules;
    for (const Finding& finding : file.judgement.findings) {
        RuleCount& rule = rules[finding.rule];
        ++rule.findings;
        rule.files = 1;
        rule.points += finding.points;
    }
    return rules;
}

std::vector<ReportedRule> reported_rules(const Policy& policy) {
    std::vector<ReportedRule> rules;
    for (const RulePage& page : rule_pages()) {
        const auto priced = policy.points.find(page.id);
        rules.push_back({page.id, page.title, page.why, page.bad, page.good,
                         priced == policy.points.end() ? page.points : priced->second, page.critical});
    }
    for (const OwnRule& rule : policy.own_rules) {
        rules.push_back({rule.id, rule.message, rule.advice, {}, {}, rule.points, rule.critical});
    }
    rules.push_back(
        {"unreadable", "the file could not be read", "What was not read is not approved.", {}, {}, 0, true});
    return rules;
}

void add_totals(CheckTotals& sum, const CheckTotals& one) {
    sum.approved += one.approved;
    sum.review += one.review;
    sum.rejected += one.rejected;
    sum.unreadable += one.unreadable;
    sum.known += one.known;
    sum.findings += one.findings;
}

}  // namespace

PrintedFile print_file(const CheckedFile& file, const CheckOptions& options, const TextStyle& style) {
    PrintedFile printed;
    printed.totals.add(file);
    printed.text = text_of(file, options.common.format, style);
    printed.bytes = file.judgement.source.bytes.size();
    if (options.statistics) {
        printed.rules = count_rules(file);
    }
    return printed;
}

CheckPrinter::CheckPrinter(const CheckOptions& options, const TextStyle& style, const Policy& policy, Console& console)
    : options_(options), style_(style), console_(console) {
    totals_.policy = policy.name;
    console_.out(head(policy));
}

std::string CheckPrinter::head(const Policy& policy) const {
    if (options_.common.format == "sarif") {
        return sarif_head({engine_version(), policy.name, policy.sha256, reported_rules(policy)});
    }
    return options_.common.format == "json" ? "[\n" : "";
}

bool CheckPrinter::print(PrintedFile&& file) {
    add_totals(totals_, file.totals);
    bytes_ += file.bytes;
    for (const auto& [name, count] : file.rules) {
        RuleCount& sum = rules_[name];
        sum.findings += count.findings;
        sum.files += count.files;
        sum.points += count.points;
    }
    if (!file.text.empty()) {
        const bool listed = options_.common.format == "json" || options_.common.format == "sarif";
        console_.out((listed && separate_ ? std::string(kSarifSeparator) : "") + file.text +
                     (options_.common.format == "jsonl" ? "\n" : ""));
        separate_ = true;
    }
    return !console_.out_closed() && console_.out_failure().empty();
}

std::string CheckPrinter::tail() const {
    if (options_.common.format == "sarif") {
        return sarif_tail(totals_.unreadable == 0);
    }
    if (options_.common.format == "json") {
        return separate_ ? "\n]\n" : "]\n";
    }
    return options_.common.format == "text" ? text_of_summary(totals_, style_) : "";
}

std::string CheckPrinter::statistics() const {
    const std::chrono::duration<double> time = std::chrono::steady_clock::now() - begin_;
    std::vector<std::pair<std::string, RuleCount>> rules(rules_.begin(), rules_.end());
    std::stable_sort(rules.begin(), rules.end(),
                     [](const auto& a, const auto& b) { return a.second.findings > b.second.findings; });
    std::string out = fmt::format("{:>8}  {:>6}  {:>7}  rule\n", "findings", "files", "points");
    for (const auto& [name, count] : rules) {
        fmt::format_to(std::back_inserter(out), "{:>8}  {:>6}  {:>7}  {}\n", count.findings, count.files, count.points,
                       printable(name, false));
    }
    return out + fmt::format("{} files, {} in {:.3f} s\n", totals_.files(), format_size(bytes_), time.count());
}

const CheckTotals& CheckPrinter::finish() {
    console_.out(tail());
    if (options_.statistics) {  // beside a report that programs read, not inside it
        options_.common.format == "text" ? console_.out(statistics()) : console_.err(statistics());
    }
    return totals_;
}

}  // namespace paddock::app
