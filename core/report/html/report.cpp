#include "report/html/report.hpp"

#include <fmt/format.h>

#include <array>
#include <boost/json.hpp>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <set>
#include <utility>

#include "paddock/report.hpp"
#include "paddock/sha256.hpp"
#include "report/json_text.hpp"

namespace paddock {

namespace embedded {
extern const std::pair<std::string_view, std::string_view> report_parts[];
}  // namespace embedded

namespace {

namespace json = boost::json;
using batch::Database;
using batch::Row;

/// In the order of core/batch/CMakeLists.txt.
enum class Part { page, style, app, chart_script, chart_style, chart_license };

std::string_view part(Part which) {
    return embedded::report_parts[static_cast<std::size_t>(which)].second;
}

/// RFC 4648, of the 32 bytes that `hex` stands for: what a content security policy names a block by.
std::string base64_of_hex(std::string_view hex) {
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    constexpr unsigned kSix = 6;
    constexpr unsigned kMask = 63;
    std::string text;
    unsigned bits = 0;
    unsigned held = 0;
    for (const char digit : hex) {
        const auto value = static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
        bits = (bits << 4U | value) & 0xFFFU;
        held += 4;
        if (held >= kSix) {
            held -= kSix;
            text += kDigits[bits >> held & kMask];
        }
    }
    if (held > 0) {
        text += kDigits[bits << (kSix - held) & kMask];
    }
    while (text.size() % 4 != 0) {
        text += '=';
    }
    return text;
}

/// JSON for inside a script element: no character of markup is left (HTML, "restrictions for contents of script").
std::string data_block(const std::string& id, const json::value& value) {
    std::string text = json_text(value, false);
    for (const auto& [character, escape] :
         {std::pair('<', "\\u003c"), std::pair('>', "\\u003e"), std::pair('&', "\\u0026")}) {
        std::string escaped;
        escaped.reserve(text.size());
        for (const char c : text) {
            c == character ? escaped += escape : escaped += c;
        }
        text = std::move(escaped);
    }
    return fmt::format("<script type=\"application/json\" id=\"{}\">{}</script>\n", id, text);
}

template <typename T>
json::value or_null(const std::optional<T>& value) {
    return value ? json::value(*value) : json::value(nullptr);
}

json::object metrics_json(const Row& row) {
    json::object metrics;
    for (const batch::Metric& metric : row.metrics) {
        metrics[metric.name] = {
            {"claimed", or_null(metric.claimed)}, {"recomputed", or_null(metric.recomputed)}, {"flag", metric.flag}};
    }
    return metrics;
}

/// `text` up to a bound, not in the middle of a character.
json::object beginning(std::string_view bytes, std::int64_t whole, std::size_t most) {
    std::string text = to_valid_utf8(bytes.substr(0, most));
    return {{"text", text}, {"truncated", static_cast<std::size_t>(whole) > std::min(bytes.size(), most)}};
}

json::array findings_json(const std::vector<Finding>& findings) {
    json::array all;
    for (const Finding& finding : findings) {
        all.push_back({{"rule", to_valid_utf8(finding.rule)},
                       {"message", to_valid_utf8(finding.message)},
                       {"advice", to_valid_utf8(finding.advice)},
                       {"points", finding.points},
                       {"critical", finding.critical},
                       {"line", finding.where.line},
                       {"column", finding.where.column},
                       {"end_line", finding.where.end_line},
                       {"end_column", finding.where.end_column}});
    }
    return all;
}

/// What of a run's JSON the page shows.
json::value run_json(const std::string& result) {
    if (result.empty()) {
        return nullptr;
    }
    const json::object run = json::parse(result).as_object();
    json::object usage = run.at("resource_usage").as_object();
    usage.erase("sources");
    json::array in_force;
    json::array missing;
    const json::object& backend = run.at("backend").as_object();
    for (const json::value& control : backend.at("controls").as_array()) {
        const json::object& one = control.as_object();
        (one.at("enforced").as_bool() ? in_force : missing).push_back(one.at("name"));
    }
    return json::object{{"limits_hit", run.at("limits_hit")}, {"artifacts", run.at("artifacts")},
                        {"resource_usage", std::move(usage)}, {"backend", backend.at("name")},
                        {"controls", std::move(in_force)},    {"missing", std::move(missing)}};
}

json::object detail_json(const Database::Detail& detail) {
    const std::string_view source = std::string_view(detail.source).substr(0, kReportedSourceBytes);
    json::array curve;
    for (const double value : detail.curve) {
        curve.emplace_back(std::stod(fmt::format("{:.7g}", value)));
    }
    return {{"source", detail.source_kept ? json::value(to_valid_utf8(source)) : json::value(nullptr)},
            {"source_truncated", detail.source.size() > kReportedSourceBytes},
            {"findings", findings_json(detail.findings)},
            {"out", beginning(detail.out, detail.out_bytes, kReportedOutputBytes)},
            {"out_bytes", detail.out_bytes},
            {"err", beginning(detail.err, detail.err_bytes, kReportedOutputBytes)},
            {"err_bytes", detail.err_bytes},
            {"run", run_json(detail.result)},
            {"curve", std::move(curve)},
            {"curve_points", detail.curve_points}};
}

json::object row_json(const Row& row, const Database::Detail& detail) {
    std::set<std::string> rules;
    for (const Finding& finding : detail.findings) {
        rules.insert(finding.rule);
    }
    return {{"path", to_valid_utf8(row.path)},
            {"source_sha256", row.source_sha256},
            {"verdict", row.verdict},
            {"risk_score", or_null(row.risk_score)},
            {"risk_level", row.risk_level},
            {"status", row.status},
            {"exit_code", or_null(row.exit_code)},
            {"success", row.success},
            {"failed", row.failed()},
            {"execution_time", or_null(row.execution_time)},
            {"memory_mb", or_null(row.memory_mb)},
            {"cpu_time", or_null(row.cpu_time)},
            {"metrics", metrics_json(row)},
            {"metrics_problem", to_valid_utf8(row.metrics_problem)},
            {"error", to_valid_utf8(row.error)},
            {"rules", fmt::format("{}", fmt::join(rules, " "))},
            {"curve", detail.curve.size() > 1},
            {"detail", row.source_sha256.empty() ? json::value(nullptr) : json::value(row.source_sha256)}};
}

/// A file that takes its name when it is whole.
class WholeFile {
public:
    explicit WholeFile(const std::string& path) : path_(path), part_(path + ".part"), file_(part_, std::ios::binary) {}
    ~WholeFile() {
        if (!part_.empty()) {
            static_cast<void>(std::remove(part_.c_str()));  // it may not be there, and nothing hangs on it
        }
    }
    WholeFile(const WholeFile&) = delete;
    WholeFile& operator=(const WholeFile&) = delete;

    void write(std::string_view text) { file_ << text; }
    Result<void> finish() {
        file_.close();
        if (!file_ || std::rename(part_.c_str(), path_.c_str()) != 0) {
            return unexpected(ErrorCode::io,
                              fmt::format("--report {}: it cannot be written: {}; give a place with room "
                                          "that you can write",
                                          path_, std::strerror(errno)));
        }
        part_.clear();
        return {};
    }

private:
    std::string path_;
    std::string part_;
    std::ofstream file_;
};

struct Blocks {
    std::string style;
    std::string script;
};

Blocks built_in_blocks() {
    Blocks blocks;
    blocks.style = fmt::format("{}\n{}", part(Part::chart_style), part(Part::style));
    blocks.script =
        fmt::format("/* uPlot\n{}*/\n{}\n{}", part(Part::chart_license), part(Part::chart_script), part(Part::app));
    return blocks;
}

std::string security_policy(const Blocks& blocks) {
    return fmt::format(
        "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'",
        base64_of_hex(sha256_hex(blocks.script)), base64_of_hex(sha256_hex(blocks.style)));
}

/// The details of each source once, and meanwhile the rows for the table.
Result<json::array> write_details(const Database& database, WholeFile& file) {
    const Result<std::vector<Row>> rows = database.rows();
    if (!rows) {
        return unexpected(rows.error());
    }
    std::set<std::string> written;
    json::array table;
    for (const Row& row : *rows) {
        const Result<Database::Detail> detail = database.detail(row.source_sha256);
        if (!detail) {
            return unexpected(detail.error());
        }
        table.push_back(row_json(row, *detail));
        if (!row.source_sha256.empty() && written.insert(row.source_sha256).second) {
            file.write(data_block("d" + row.source_sha256, detail_json(*detail)));
        }
    }
    return table;
}

Result<void> write_data(const Database& database, const batch::Ranking& ranking, WholeFile& file) {
    Result<json::array> rows = write_details(database, file);
    const auto rules = database.findings_by_rule(false);
    const auto notes = database.notes();
    if (!rows || !rules || !notes) {
        return unexpected(!rows ? rows.error() : !rules ? rules.error() : notes.error());
    }
    json::array rule_counts;
    for (const batch::FindingCount& rule : *rules) {
        rule_counts.push_back({{"rule", to_valid_utf8(rule.rule)}, {"sources", rule.sources}});
    }
    json::object about;
    for (const auto& [name, value] : *notes) {
        about[name] = to_valid_utf8(value);
    }
    file.write(data_block("data", json::object{{"rank_by", to_valid_utf8(ranking.metric)},
                                               {"lower_is_better", ranking.lower_is_better},
                                               {"rows", std::move(*rows)},
                                               {"rules", std::move(rule_counts)},
                                               {"notes", std::move(about)}}));
    return {};
}

}  // namespace

Result<void> write_html_report(const Database& database, const batch::Ranking& ranking, const std::string& path) {
    WholeFile file(path);
    const Blocks blocks = built_in_blocks();
    const std::string_view page = part(Part::page);
    for (std::size_t at = 0; at < page.size();) {
        const std::size_t begin = std::min(page.find("{{", at), page.size());
        file.write(page.substr(at, begin - at));
        const std::size_t end = page.find("}}", begin);
        if (end == std::string_view::npos) {
            break;
        }
        const std::string_view place = page.substr(begin + 2, end - begin - 2);
        if (place == "DATA") {
            if (const Result<void> written = write_data(database, ranking, file); !written) {
                return written;
            }
        } else {
            file.write(place == "CSP" ? security_policy(blocks) : place == "STYLE" ? blocks.style : blocks.script);
        }
        at = end + 2;
    }
    return file.finish();
}

}  // namespace paddock
