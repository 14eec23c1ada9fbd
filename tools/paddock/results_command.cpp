#include <fmt/format.h>

#include <algorithm>
#include <boost/program_options/value_semantic.hpp>
#include <map>

#include "batch/database.hpp"
#include "batch_display.hpp"
#include "command.hpp"
#include "paddock/report.hpp"

namespace paddock::app {

namespace po = boost::program_options;
using batch::Database;
using batch::Metric;
using batch::Row;

namespace {

constexpr std::string_view kUsage =
    "Usage: paddock results list|top|export FILE.db\n"
    "       paddock results show FILE.db STRATEGY\n"
    "       paddock results compare FILE.db OTHER.db\n\n"
    "Reads what `paddock batch` left in its database.\n"
    "Exit code: 0, or 2 for wrong usage, a database that cannot be read, or a strategy that is not in it.\n\n"
    "Examples:\n"
    "  paddock results top --rank-by total_return tournament.db\n"
    "  paddock results show tournament.db strategies/ema_cross.py\n"
    "  paddock results export --format jsonl tournament.db > rows.jsonl\n"
    "  paddock results compare last_week.db tournament.db\n";

constexpr std::int64_t kMostRows = 1'000'000'000;

struct ResultsLine {
    CommonOptions common;
    std::string rank_by = "sharpe";
    std::string count = "10";
    std::string sub;
    Arguments files;
};

/// RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe in front.
/// Threat: a strategy's file name or error that begins with "=" runs when the table is opened.
std::string csv_cell(const std::string& text) {
    const bool formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
    std::string cell = to_valid_utf8(formula ? "'" + text : text);
    if (cell.find_first_of(",\"\r\n") == std::string::npos) {
        return cell;
    }
    for (std::size_t at = 0; (at = cell.find('"', at)) != std::string::npos; at += 2) {
        cell.insert(at, 1, '"');
    }
    return '"' + cell + '"';
}

template <typename T>
std::string number_cell(const std::optional<T>& number) {
    return number ? fmt::format("{}", *number) : "";
}

std::string csv_of_row(const Row& row, const std::vector<std::string>& metrics) {
    std::string line = csv_cell(row.path);
    for (const std::string& cell : {csv_cell(row.source_sha256), csv_cell(row.verdict), number_cell(row.risk_score),
                                    csv_cell(row.status), number_cell(row.exit_code), number_cell(row.execution_time),
                                    number_cell(row.memory_mb), number_cell(row.cpu_time), csv_cell(row.error)}) {
        line += "," + cell;
    }
    for (const std::string& name : metrics) {
        const Metric* metric = row.metric(name);
        line += "," + (metric == nullptr ? "" : number_cell(metric->claimed)) + "," +
                (metric == nullptr ? "" : number_cell(metric->recomputed));
    }
    return line + "\r\n";
}

void export_csv(const std::vector<Row>& rows, Console& console) {
    std::vector<std::string> metrics;
    for (const Row& row : rows) {
        for (const Metric& metric : row.metrics) {
            metrics.push_back(metric.name);
        }
    }
    std::sort(metrics.begin(), metrics.end());
    metrics.erase(std::unique(metrics.begin(), metrics.end()), metrics.end());
    std::string head =
        "path,source_sha256,verdict,risk_score,status,exit_code,execution_time,memory_usage_mb,cpu_time,error";
    for (const std::string& name : metrics) {
        head += fmt::format(",{0},{0}_recomputed", name);
    }
    console.out(head + "\r\n");
    for (const Row& row : rows) {
        console.out(csv_of_row(row, metrics));
    }
}

Result<void> export_rows(const ResultsLine& line, const Database& database, Console& console) {
    if (line.common.format == "jsonl") {
        return database.for_each_row([&](const Row& row) {
            console.out(json_of_row(row) + "\n");
            return !console.out_closed() && console.out_failure().empty();
        });
    }
    const Result<std::vector<Row>> rows = database.rows();
    if (!rows) {
        return unexpected(rows.error());
    }
    export_csv(*rows, console);
    return {};
}

Result<void> list(const Database& database, Console& console) {
    const Result<std::vector<Row>> rows = database.rows();
    const auto rejected_by = database.findings_by_rule(true);
    const auto notes = database.notes();
    if (!rows || !rejected_by || !notes) {
        return unexpected(!rows ? rows.error() : !rejected_by ? rejected_by.error() : notes.error());
    }
    for (const auto& [name, value] : *notes) {
        console.out(value.empty() ? "" : printable(fmt::format("{}: {}", name, value), false) + "\n");
    }
    console.out("\n");
    BatchProgress progress{.total = rows->size()};
    for (const Row& row : *rows) {
        ++progress.done;
        console.out(line_of_row(row, progress));
    }
    console.out("\n" + batch_summary(*rows, *rejected_by));
    return {};
}

Result<void> top(const ResultsLine& line, const Database& database, Console& console) {
    const Result<batch::Ranking> ranking = batch::Ranking::parse(line.rank_by);
    const Result<std::int64_t> count = parse_number("--count", line.count, 1, kMostRows);
    Result<std::vector<Row>> rows = database.rows();
    if (!ranking || !count || !rows) {
        return unexpected(!ranking ? ranking.error() : !count ? count.error() : rows.error());
    }
    console.out(leaderboard(std::move(*rows), *ranking, static_cast<std::size_t>(*count)));
    return {};
}

void show_row(const Row& row, const Database::Detail& detail, Console& console) {
    console.out(printable(row.path, false) + "\n");
    console.out(fmt::format("  source   {}\n  verdict  {}, risk score {} ({})\n  status   {}, exit code {}\n",
                            row.source_sha256.empty() ? "could not be read" : row.source_sha256,
                            row.verdict.empty() ? "none" : row.verdict, row.risk_score.value_or(0), row.risk_level,
                            row.pending() ? "not run yet" : row.status, row.exit_code.value_or(-1)));
    if (!row.error.empty()) {
        console.out("  error    " + printable(row.error, false) + "\n");
    }
    for (const Finding& finding : detail.findings) {
        console.out(fmt::format("  {}:{}: {}: {}\n", finding.where.line, finding.where.column, finding.rule,
                                printable(finding.message, false)));
    }
    for (const Metric& metric : row.metrics) {
        console.out(fmt::format("  {:<24} claimed {:>12}  recomputed {:>12}  {}\n", metric.name,
                                number_cell(metric.claimed), number_cell(metric.recomputed), metric.flag));
    }
    if (!row.metrics_problem.empty()) {
        console.out("  " + printable(row.metrics_problem, false) + "\n");
    }
    for (const auto& [name, bytes, size] : {std::tuple("standard output", &detail.out, detail.out_bytes),
                                            std::tuple("standard error", &detail.err, detail.err_bytes)}) {
        if (size > 0) {
            console.out(fmt::format("  {} ({} bytes):\n{}\n", name, size, printable(*bytes, true)));
        }
    }
}

Result<void> show(const ResultsLine& line, const Database& database, Console& console) {
    const std::string& wanted = line.files[1];
    bool found = false;
    const Result<std::vector<Row>> rows = database.rows();
    if (!rows) {
        return unexpected(rows.error());
    }
    for (const Row& row : *rows) {
        if (row.path != wanted && (row.source_sha256.empty() || row.source_sha256 != wanted)) {
            continue;
        }
        const Result<Database::Detail> detail = database.detail(row.source_sha256);
        if (!detail) {
            return unexpected(detail.error());
        }
        show_row(row, *detail, console);
        found = true;
    }
    return found
               ? Result<void>()
               : unexpected(ErrorCode::not_found,
                            fmt::format("{}: no strategy of {} has this path or digest; `paddock results list` has all",
                                        wanted, line.files[0]));
}

std::string change(const Row& before, const Row& after, const std::string& metric) {
    std::string text;
    if (before.verdict != after.verdict) {
        text += fmt::format("  verdict {} -> {}", before.verdict, after.verdict);
    }
    if (before.status != after.status) {
        text += fmt::format("  status {} -> {}", before.status.empty() ? "none" : before.status,
                            after.status.empty() ? "none" : after.status);
    }
    if (before.risk_score != after.risk_score) {
        text += fmt::format("  risk score {} -> {}", before.risk_score.value_or(0), after.risk_score.value_or(0));
    }
    const Metric* old_metric = before.metric(metric);
    const Metric* new_metric = after.metric(metric);
    const auto old_value = old_metric == nullptr ? std::nullopt : old_metric->value();
    const auto new_value = new_metric == nullptr ? std::nullopt : new_metric->value();
    if (old_value != new_value) {
        text += fmt::format("  {} {} -> {}", metric, old_value ? fmt::format("{:.4g}", *old_value) : "none",
                            new_value ? fmt::format("{:.4g}", *new_value) : "none");
    }
    if (before.source_sha256 != after.source_sha256) {
        text += "  (other source)";
    }
    return text;
}

/// By path: what is in one only, and what became different.
Result<void> compare(const ResultsLine& line, const Database& first, Console& console) {
    const auto second = Database::open(line.files[1], Database::Open::read);
    const Result<batch::Ranking> ranking = batch::Ranking::parse(line.rank_by);
    if (!second || !ranking) {
        return unexpected(!second ? second.error() : ranking.error());
    }
    const Result<std::vector<Row>> old_rows = first.rows();
    const Result<std::vector<Row>> new_rows = (*second)->rows();
    if (!old_rows || !new_rows) {
        return unexpected(!old_rows ? old_rows.error() : new_rows.error());
    }
    std::map<std::string, std::pair<const Row*, const Row*>> pairs;
    for (const Row& row : *old_rows) {
        pairs[row.path].first = &row;
    }
    for (const Row& row : *new_rows) {
        pairs[row.path].second = &row;
    }
    std::size_t same = 0;
    for (const auto& [path, pair] : pairs) {
        const auto [before, after] = pair;
        const std::string text = before == nullptr  ? "  only in the second"
                                 : after == nullptr ? "  only in the first"
                                                    : change(*before, *after, ranking->metric);
        same += text.empty() ? 1 : 0;
        console.out(text.empty() ? "" : printable(path + text, false) + "\n");
    }
    console.out(fmt::format("{} of {} are the same\n", same, pairs.size()));
    return {};
}

Result<void> dispatch(const ResultsLine& line, Console& console) {
    const std::size_t wanted = line.sub == "show" || line.sub == "compare" ? 2 : 1;
    if (line.files.size() != wanted) {
        return unexpected(ErrorCode::invalid_argument,
                          fmt::format("results {} takes {}; `paddock results --help` has examples", line.sub,
                                      line.sub == "show"      ? "FILE.db and a strategy"
                                      : line.sub == "compare" ? "two databases"
                                                              : "one FILE.db"));
    }
    const auto database = Database::open(line.files[0], Database::Open::read);
    if (!database) {
        return unexpected(database.error());
    }
    if (line.sub == "list") return list(**database, console);
    if (line.sub == "show") return show(line, **database, console);
    if (line.sub == "top") return top(line, **database, console);
    if (line.sub == "compare") return compare(line, **database, console);
    return export_rows(line, **database, console);
}

}  // namespace

int results_command(const Arguments& given, Console& console) {
    ResultsLine line;
    po::options_description own("Flags of results");
    auto add = own.add_options();
    add("rank-by", po::value(&line.rank_by)->value_name("METRIC"), "top, compare: the metric (sharpe)");
    add("count,n", po::value(&line.count)->value_name("N"), "top: how many (10)");
    const po::options_description common = common_options(line.common, "export: csv or jsonl");
    po::options_description all;
    all.add(own).add(common);
    const Result<Arguments> words = parse_arguments(given, all);
    if (!words) {
        return refuse(console, words.error());
    }
    if (line.common.help) {
        console.out(help_page(kUsage, own, common));
        return kExitOk;
    }
    line.sub = words->empty() ? "" : words->front();
    const std::vector<std::string> known{"list", "show", "top", "compare", "export"};
    if (std::find(known.begin(), known.end(), line.sub) == known.end()) {
        return refuse(console, {ErrorCode::invalid_argument,
                                fmt::format("results \"{}\" is none of list, show, top, compare, export", line.sub)});
    }
    if (line.sub == "export" && line.common.format == "text") {
        line.common.format = "jsonl";
    }
    const std::vector<std::string_view> formats =
        line.sub == "export" ? std::vector<std::string_view>{"csv", "jsonl"} : std::vector<std::string_view>{"text"};
    if (const Result<void> applied = apply_common(line.common, formats, console); !applied) {
        return refuse(console, applied.error());
    }
    line.files.assign(words->begin() + 1, words->end());
    const Result<void> done = dispatch(line, console);
    return done ? kExitOk : refuse(console, done.error());
}

}  // namespace paddock::app
