// What is read out of the database: rows, details, sums.
#include <boost/json.hpp>
#include <cstring>

#include "batch/state.hpp"
#include "report/json_text.hpp"
#include "report/run_record.hpp"

namespace paddock::batch {

namespace {

namespace json = boost::json;

/// Judgements and runs count when they are of the policy, engine and settings that the set has now.
constexpr const char* kRows = R"sql(
SELECT s.path, s.source_sha256, s.error, j.verdict, j.risk_score, j.risk_level, r.status, r.exit_code, r.success,
       r.execution_time, r.memory_usage_mb, r.cpu_time, r.error, r.metrics_problem, json_extract(r.result, '$.resource_usage'),
       (SELECT value FROM batch WHERE key='judged_by') = ''
FROM strategies s
LEFT JOIN judgements j ON j.source_sha256 = s.source_sha256
    AND j.judged_by = (SELECT value FROM batch WHERE key='judged_by')
    AND j.engine = (SELECT value FROM batch WHERE key='engine')
LEFT JOIN runs r ON r.source_sha256 = s.source_sha256
    AND r.settings_sha256 = (SELECT value FROM batch WHERE key='settings_sha256')
)sql";

std::optional<double> number(const SQLite::Column& column) {
    return column.isNull() ? std::nullopt : std::optional(column.getDouble());
}

std::optional<int> whole(const SQLite::Column& column) {
    return column.isNull() ? std::nullopt : std::optional(column.getInt());
}

/// The shape of a run's, for what never ran.
const std::string& usage_of_nothing() {
    static const std::string text = [] {
        ExecutionResult nothing;
        ResourceUsage& usage = nothing.usage;
        for (std::string* source : {&usage.peak_memory_bytes.source, &usage.cpu_time.source, &usage.pids_peak.source,
                                    &usage.io_read_bytes.source, &usage.io_write_bytes.source,
                                    &usage.network_rx_bytes.source, &usage.network_tx_bytes.source}) {
            *source = "nothing ran";
        }
        json::value of_run = run_record({nothing, "", "", "", {}, nullptr}).at("resource_usage");
        json::object& figures = of_run.as_object();
        figures["memory_limit_mb"] = nullptr;
        figures["sources"].as_object()["memory_limit_mb"] = "nothing ran";
        return json_text(of_run, false);
    }();
    return text;
}

void reject(Row& row, std::string why) {
    row.status = "rejected";
    row.exit_code = -1;
    row.resource_usage = usage_of_nothing();
    row.error = std::move(why);
}

void take_run(Row& row, SQLite::Statement& of) {
    row.status = of.getColumn(6).getString();
    row.exit_code = whole(of.getColumn(7));
    row.success = of.getColumn(8).getInt() != 0;
    row.execution_time = number(of.getColumn(9));
    row.memory_mb = number(of.getColumn(10));
    row.cpu_time = number(of.getColumn(11));
    row.error = of.getColumn(12).getString();
    row.metrics_problem = of.getColumn(13).getString();
    row.resource_usage = of.getColumn(14).getString();
}

Row row_of(SQLite::Statement& of) {
    Row row;
    row.path = of.getColumn(0).getString();
    row.source_sha256 = of.getColumn(1).getString();
    if (!of.getColumn(2).isNull()) {
        row.verdict = "rejected";
        row.risk_score = 0;
        row.risk_level = "critical";
        reject(row, "it was not run: " + of.getColumn(2).getString());
        return row;
    }
    const bool skipped = of.getColumn(15).getInt() != 0;
    if (!skipped) {
        row.verdict = of.getColumn(3).getString();
        row.risk_score = whole(of.getColumn(4));
        row.risk_level = of.getColumn(5).getString();
    }
    if (!row.verdict.empty() && row.verdict != "approved") {
        reject(row, "it was not run: the verdict is " + row.verdict + ", with risk score " +
                        std::to_string(*row.risk_score) + " (" + row.risk_level + ")");
    } else if ((skipped || !row.verdict.empty()) && !of.getColumn(6).isNull()) {
        take_run(row, of);
    }
    return row;
}

std::vector<Metric> metrics_of(SQLite::Statement& get, const std::string& source) {
    std::vector<Metric> metrics;
    get.bind(1, source);
    while (get.executeStep()) {
        metrics.push_back({get.getColumn(0).getString(), number(get.getColumn(1)), number(get.getColumn(2)),
                           get.getColumn(3).getString()});
    }
    get.reset();
    return metrics;
}

std::vector<Finding> findings_of(const Statements& sql, const std::string& source) {
    std::vector<Finding> findings;
    SQLite::Statement& get =
        sql("SELECT rule, message, advice, line, column, end_line, end_column, points, critical FROM "
            "findings WHERE source_sha256=? ORDER BY position");
    get.bind(1, source);
    while (get.executeStep()) {
        findings.push_back({get.getColumn(0).getString(),
                            get.getColumn(1).getString(),
                            get.getColumn(2).getString(),
                            {get.getColumn(3).getInt(), get.getColumn(4).getInt(), get.getColumn(5).getInt(),
                             get.getColumn(6).getInt()},
                            get.getColumn(7).getInt(),
                            get.getColumn(8).getInt() != 0});
    }
    return findings;
}

}  // namespace

void select_rows(const Statements& sql, const std::string& filter, const std::string& value,
                 const std::function<bool(const Row&)>& take) {
    SQLite::Statement& all = sql(std::string(kRows) + filter + " ORDER BY s.path");
    if (filter.find('?') != std::string::npos) {
        all.bind(1, value);
    }
    SQLite::Statement& metrics =
        sql("SELECT name, claimed, recomputed, flag FROM metrics WHERE source_sha256=? ORDER BY name");
    while (all.executeStep()) {
        Row row = row_of(all);
        if (!row.pending() && row.status != "rejected") {
            row.metrics = metrics_of(metrics, row.source_sha256);
        }
        if (!take(row)) {
            return;
        }
    }
}

std::vector<Row> rows_where(const Statements& sql, const std::string& filter, const std::string& value) {
    std::vector<Row> rows;
    select_rows(sql, filter, value, [&](const Row& row) {
        rows.push_back(row);
        return true;
    });
    return rows;
}

Result<void> Database::for_each_row(const std::function<bool(const Row&)>& take) const {
    return guarded(*state_, [&] { select_rows(state_->sql, "", "", take); });
}

Result<std::vector<Row>> Database::rows() const {
    return guarded(*state_, [&] { return rows_where(state_->sql, "", ""); });
}

Result<std::vector<FindingCount>> Database::findings_by_rule(bool rejected_only) const {
    return guarded(*state_, [&] {
        std::vector<FindingCount> counts;
        SQLite::Statement& all = state_->sql(std::string(R"sql(
            SELECT f.rule, count(*), count(DISTINCT f.source_sha256), max(f.critical) FROM findings f
            JOIN judgements j USING(source_sha256)
            WHERE j.judged_by = (SELECT value FROM batch WHERE key='judged_by')
              AND j.engine = (SELECT value FROM batch WHERE key='engine')
              AND f.source_sha256 IN (SELECT source_sha256 FROM strategies) )sql") +
                                             (rejected_only ? "AND j.verdict='rejected' " : "") +
                                             "GROUP BY f.rule ORDER BY 3 DESC, 2 DESC, 1");
        while (all.executeStep()) {
            counts.push_back({all.getColumn(0).getString(), all.getColumn(1).getInt64(), all.getColumn(2).getInt64(),
                              all.getColumn(3).getInt() != 0});
        }
        return counts;
    });
}

Result<Database::Detail> Database::detail(const std::string& source) const {
    return guarded(*state_, [&] {
        Detail detail;
        SQLite::Statement& bytes = state_->sql("SELECT bytes FROM sources WHERE source_sha256=?");
        bytes.bind(1, source);
        if (bytes.executeStep()) {
            detail.source_kept = !bytes.getColumn(0).isNull();
            detail.source = bytes.getColumn(0).getString();
        }
        detail.findings = findings_of(state_->sql, source);
        SQLite::Statement& run = state_->sql(
            "SELECT stdout, stdout_bytes, stderr, stderr_bytes, result FROM runs WHERE source_sha256=? "
            "AND settings_sha256=(SELECT value FROM batch WHERE key='settings_sha256')");
        run.bind(1, source);
        if (run.executeStep()) {
            detail.out = run.getColumn(0).getString();
            detail.out_bytes = run.getColumn(1).getInt64();
            detail.err = run.getColumn(2).getString();
            detail.err_bytes = run.getColumn(3).getInt64();
            detail.result = run.getColumn(4).getString();
        }
        SQLite::Statement& curve = state_->sql("SELECT points, kept FROM curves WHERE source_sha256=?");
        curve.bind(1, source);
        if (curve.executeStep()) {
            const std::string kept = curve.getColumn(1).getString();
            detail.curve_points = curve.getColumn(0).getInt64();
            detail.curve.resize(kept.size() / sizeof(double));
            std::memcpy(detail.curve.data(), kept.data(), detail.curve.size() * sizeof(double));
        }
        return detail;
    });
}

}  // namespace paddock::batch
