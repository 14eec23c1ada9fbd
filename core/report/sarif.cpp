#include <fmt/format.h>

#include <boost/json.hpp>
#include <filesystem>

#include "json_text.hpp"
#include "paddock/baseline.hpp"
#include "paddock/check_report.hpp"

namespace paddock {

namespace {

namespace json = boost::json;

constexpr std::string_view kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

json::string text(std::string_view bytes) {
    return json::string(to_valid_utf8(bytes));
}

/// RFC 3986: what is unreserved stays, and slashes.
std::string percent_encoded(std::string_view path) {
    constexpr std::string_view kUnreserved = "-._~/";
    std::string out;
    for (const char byte : path) {
        const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                           (byte >= '0' && byte <= '9') || kUnreserved.find(byte) != std::string_view::npos;
        out += plain ? std::string(1, byte) : fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    }
    return out;
}

/// A relative path is a relative reference, and stays one where its first part has a colon.
std::string uri_of(std::string_view path) {
    const std::string normal = std::filesystem::path(path).lexically_normal().generic_string();
    return (normal.starts_with('/') ? "file://" : "") + percent_encoded(normal);
}

json::object rule_object(const ReportedRule& rule) {
    std::string help = fmt::format("{}\n", rule.why);
    std::string markdown = help;
    const auto add = [&](std::string_view head, std::string_view code) {
        if (!code.empty()) {
            help += fmt::format("\n{}:\n{}\n", head, code);
            markdown += fmt::format("\n{}:\n\n```python\n{}\n```\n", head, code);
        }
    };
    add("Bad", rule.bad);
    add("Good", rule.good);
    return {{"id", text(rule.id)},
            {"shortDescription", json::object{{"text", text(rule.title)}}},
            {"fullDescription", json::object{{"text", text(rule.why.empty() ? rule.title : rule.why)}}},
            {"help", json::object{{"text", text(help)}, {"markdown", text(markdown)}}},
            {"defaultConfiguration", json::object{{"level", rule.critical ? "error" : "warning"}}},
            {"properties",
             json::object{{"points", rule.points}, {"critical", rule.critical}, {"tags", json::array{"security"}}}}};
}

std::string_view level_of(const Finding& finding, const Judgement& judgement) {
    if (judgement.verdict == Verdict::approved) {
        return "note";
    }
    return finding.critical || finding.rule == "syntax-error" ? "error" : "warning";  // both reject
}

json::object location_of(const CheckedFile& file, const Finding& finding) {
    json::object physical{{"artifactLocation", json::object{{"uri", uri_of(file.path)}}}};
    json::object location;
    const SourceRange& where = finding.where;
    if (where.line > 0 && file.cells.empty()) {
        physical["region"] = {{"startLine", where.line},
                              {"startColumn", where.column},
                              {"endLine", where.end_line},
                              {"endColumn", where.end_column}};
    }
    location["physicalLocation"] = std::move(physical);
    if (where.line > 0 && !file.cells.empty()) {
        const ShownLine shown = shown_line(file, where.line);
        location["logicalLocations"] =
            json::array{{{"name", fmt::format("cell {}", shown.cell)},
                         {"fullyQualifiedName", fmt::format("cell {}:{}:{}", shown.cell, shown.line, where.column)},
                         {"kind", "module"}}};
    }
    return location;
}

json::object result_of(const CheckedFile& file, std::size_t index, const std::string& fingerprint) {
    const Finding& finding = file.judgement.findings[index];
    std::string message = finding.message;
    if (!finding.advice.empty()) {
        message += "; " + finding.advice;
    }
    json::object result{{"ruleId", text(finding.rule)},
                        {"level", level_of(finding, file.judgement)},
                        {"message", json::object{{"text", text(message)}}},
                        {"locations", json::array{location_of(file, finding)}},
                        {"partialFingerprints", json::object{{"paddockFinding/v1", fingerprint}}},
                        {"properties", json::object{{"points", finding.points},
                                                    {"critical", finding.critical},
                                                    {"verdict", to_string(file.judgement.verdict)}}}};
    if (index < file.known.size()) {
        result["baselineState"] = file.known[index] ? "unchanged" : "new";
    }
    return result;
}

}  // namespace

std::string sarif_head(const SarifRun& run) {
    json::array rules;
    for (const ReportedRule& rule : run.rules) {
        rules.push_back(rule_object(rule));
    }
    const json::object tool{{"driver", json::object{{"name", "paddock"},
                                                    {"version", text(run.version)},
                                                    {"semanticVersion", text(run.version)},
                                                    {"rules", std::move(rules)}}}};
    const json::object properties{{"policy", text(run.policy)}, {"policy_sha256", text(run.policy_sha256)}};
    return fmt::format(
        "{{\"$schema\":\"{}\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{},\n\"columnKind\":\"unicodeCodePoints\","
        "\"properties\":{},\n\"results\":[\n",
        kSchema, json_text(tool, false), json_text(properties, false));
}

std::string sarif_results(const CheckedFile& file) {
    const std::vector<std::string> fingerprints = finding_fingerprints(file.judgement);
    std::string out;
    for (std::size_t index = 0; index < fingerprints.size(); ++index) {
        out += (index > 0 ? kSarifSeparator : "");
        out += json_text(result_of(file, index, fingerprints[index]), false);
    }
    return out;
}

std::string sarif_tail(bool whole) {
    return fmt::format("\n],\"invocations\":[{{\"executionSuccessful\":{}}}]}}]}}\n", whole);
}

}  // namespace paddock
