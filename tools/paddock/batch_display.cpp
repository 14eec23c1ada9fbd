#include "batch_display.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <map>

#include "paddock/report.hpp"
#include "paddock/units.hpp"

namespace paddock::app {

using batch::FindingCount;
using batch::Metric;
using batch::Ranking;
using batch::Row;

namespace {

constexpr std::chrono::milliseconds kRedrawAfter{100};
constexpr std::size_t kBarWidth = 20;
constexpr std::size_t kRulesShown = 12;

std::string time_text(const std::optional<double>& seconds) {
    return seconds ? fmt::format("{:.3f} s", *seconds) : "-";
}

std::string metric_text(const Row& row, const std::string& name) {
    const Metric* metric = row.metric(name);
    return metric == nullptr || !metric->value()
               ? "-"
               : fmt::format("{:.4g}{}", *metric->value(), metric->flag.empty() ? "" : "*");
}

std::size_t terminal_width() {
    winsize size{};
    constexpr std::size_t kUsual = 80;
    return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : kUsual;
}

/// "12 ok, 3 failed", by number.
std::string counts_text(const std::map<std::string, std::size_t>& counts) {
    std::vector<std::pair<std::string, std::size_t>> sorted(counts.begin(), counts.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::string text;
    for (const auto& [name, count] : sorted) {
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, name);
    }
    return text;
}

}  // namespace

std::string line_of_row(const Row& row, const BatchProgress& progress) {
    const std::string problem = row.error.empty() || row.status == "rejected" ? "" : "  (" + row.error + ")";
    return fmt::format("[{:>{}}/{}] {:<9} {:<12} {:>10}  {}{}\n", progress.done,
                       fmt::formatted_size("{}", progress.total), progress.total,
                       row.verdict.empty() ? "unjudged" : row.verdict, row.status, time_text(row.execution_time),
                       printable(row.path, false), printable(problem, false));
}

std::string leaderboard(std::vector<Row> rows, const Ranking& ranking, std::size_t count) {
    std::sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) { return ranking.before(a, b); });
    const auto ranked = static_cast<std::size_t>(
        std::count_if(rows.begin(), rows.end(), [&](const Row& row) { return ranking.value(row).has_value(); }));
    if (ranked == 0) {
        return fmt::format(
            "No strategy ended well and left a \"{}\" in /output/result.json; there is nothing to rank.\n",
            printable(ranking.metric, false));
    }
    std::vector<std::string> columns{ranking.metric};
    for (const char* usual : {"sharpe", "total_return", "max_drawdown", "trades"}) {
        if (usual != ranking.metric) {
            columns.emplace_back(usual);
        }
    }
    std::string text = "rank";
    for (const std::string& column : columns) {
        text += fmt::format("  {:>12}", printable(column, false));
    }
    text += "  strategy\n";
    bool flagged = false;
    for (std::size_t place = 0; place < std::min(count, ranked); ++place) {
        const Row& row = rows[place];
        text += fmt::format("{:>4}", place + 1);
        for (const std::string& column : columns) {
            text += fmt::format("  {:>12}", metric_text(row, column));
        }
        text += fmt::format("  {}\n", printable(row.path, false));
        flagged = flagged || row.flagged();
    }
    if (flagged) {
        text += "* what the strategy claims is not what its equity curve gives; the curve's figure is shown\n";
    }
    return text;
}

std::string batch_summary(const std::vector<Row>& rows, const std::vector<FindingCount>& rejected_by) {
    std::map<std::string, std::size_t> verdicts;
    std::map<std::string, std::size_t> statuses;
    std::size_t flagged = 0;
    for (const Row& row : rows) {
        ++verdicts[row.pending() ? "not done" : row.verdict.empty() ? "not judged" : row.verdict];
        if (!row.pending() && row.status != "rejected") {
            ++statuses[row.planned()                        ? "planned, nothing ran"
                       : row.status == "ok" && row.failed() ? "ok but for an error"
                                                            : row.status];
        }
        flagged += row.flagged() ? 1 : 0;
    }
    std::string text = fmt::format("{} strategies: {}\n", rows.size(), counts_text(verdicts));
    if (!statuses.empty()) {
        text += fmt::format("runs: {}\n", counts_text(statuses));
    }
    if (flagged > 0) {
        text += fmt::format("{} claim figures that their equity curves do not give\n", flagged);
    }
    if (!rejected_by.empty()) {
        text += "rejected for (sources, findings):\n";
    }
    for (std::size_t i = 0; i < std::min(kRulesShown, rejected_by.size()); ++i) {
        const FindingCount& rule = rejected_by[i];
        text += fmt::format("  {:<20} {:>6} {:>8}{}\n", rule.rule, rule.sources, rule.findings,
                            rule.critical ? "" : "  (points only)");
    }
    return text;
}

BatchView::BatchView(Console& console, const std::string& format, bool quiet)
    : console_(console), jsonl_(format == "jsonl"), quiet_(quiet), draws_(!quiet && console.err_is_terminal()) {}

BatchView::~BatchView() {
    if (drawn_) {
        console_.err("\r\x1b[K");
    }
}

void BatchView::show(const std::vector<Row>& rows, const BatchProgress& progress) {
    const bool lines = jsonl_ || (!quiet_ && !draws_);
    std::string text;
    BatchProgress at = progress;
    at.done -= std::min(at.done, rows.size());
    for (const Row& row : rows) {
        ++at.done;
        text += jsonl_ ? json_of_row(row) + "\n" : lines ? line_of_row(row, at) : "";
    }
    if (!text.empty()) {
        console_.out(text);
    }
    const auto now = std::chrono::steady_clock::now();
    if (draws_ && (now - last_ >= kRedrawAfter || progress.done == progress.total)) {
        last_ = now;
        draw(progress);
    }
}

void BatchView::draw(const BatchProgress& progress) {
    const double elapsed = std::chrono::duration<double>(last_ - start_).count();
    const std::size_t done = std::min(progress.done, progress.total);
    const std::size_t own = progress.done - progress.kept;
    const double rate = elapsed > 0 ? static_cast<double>(own) / elapsed : 0;
    const std::size_t filled = progress.total == 0 ? kBarWidth : kBarWidth * done / progress.total;
    std::string line =
        fmt::format("{}/{} [{}{}] running {}  approved {}  review {}  rejected {}  failed {}", done, progress.total,
                    std::string(filled, '#'), std::string(kBarWidth - filled, '.'), progress.running, progress.approved,
                    progress.review, progress.rejected, progress.failed);
    if (rate > 0) {
        const auto left = static_cast<double>(progress.total - done) / rate;
        line += fmt::format("  {:.1f}/s  {} left", rate,
                            format_duration(std::chrono::seconds(static_cast<std::int64_t>(left + 1))));
    }
    line.resize(std::min(line.size(), terminal_width() - 1));
    console_.err("\r" + line + "\x1b[K");
    drawn_ = true;
}

}  // namespace paddock::app
