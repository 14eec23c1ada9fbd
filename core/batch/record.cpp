// What goes into the database: claims, judgements, runs.
#include <fmt/format.h>

#include <boost/json.hpp>
#include <cmath>

#include "batch/state.hpp"
#include "paddock/report.hpp"
#include "report/json_text.hpp"
#include "report/run_record.hpp"

namespace paddock::batch {

namespace {

namespace json = boost::json;

constexpr double kMebibyte = 1024.0 * 1024.0;

void bind_text_or_null(SQLite::Statement& statement, int index, const std::string& text) {
    text.empty() ? statement.bind(index) : statement.bind(index, text);
}

void bind_or_null(SQLite::Statement& statement, int index, const std::optional<double>& value) {
    value ? statement.bind(index, *value) : statement.bind(index);
}

void bind_blob(SQLite::Statement& statement, int index, std::string_view bytes) {
    // A null pointer would be NULL, which is not an empty blob.
    statement.bind(index, bytes.empty() ? "" : static_cast<const void*>(bytes.data()), static_cast<int>(bytes.size()));
}

std::string json_of_texts(const std::vector<std::string>& texts) {
    json::array array;
    for (const std::string& text : texts) {
        array.emplace_back(to_valid_utf8(text));
    }
    return json_text(array, false);
}

void forget(const Statements& sql, std::string_view table, const std::string& source) {
    SQLite::Statement& gone = sql(fmt::format("DELETE FROM {} WHERE source_sha256=?", table));
    gone.bind(1, source);
    gone.exec();
}

void put_source(const Statements& sql, const Finished& one) {
    SQLite::Statement& put = sql("INSERT OR IGNORE INTO sources(source_sha256, size, bytes) VALUES(?, ?, ?)");
    put.bind(1, one.source_sha256);
    put.bind(2, static_cast<std::int64_t>(one.bytes.size()));
    if (one.bytes.size() <= kKeptSourceBytes) {
        bind_blob(put, 3, one.bytes);
    }
    put.exec();
}

void put_finding(const Statements& sql, const std::string& source, int position, const Finding& finding) {
    SQLite::Statement& put = sql("INSERT INTO findings VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    put.bind(1, source);
    put.bind(2, position);
    put.bind(3, finding.rule);
    put.bind(4, finding.message);
    put.bind(5, finding.advice);
    put.bind(6, finding.where.line);
    put.bind(7, finding.where.column);
    put.bind(8, finding.where.end_line);
    put.bind(9, finding.where.end_column);
    put.bind(10, finding.points);
    put.bind(11, finding.critical ? 1 : 0);
    put.exec();
}

void put_judgement(const Statements& sql, const BatchFacts& facts, const std::string& source,
                   const Judgement& judgement) {
    SQLite::Statement& put = sql("INSERT OR REPLACE INTO judgements VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    put.bind(1, source);
    put.bind(2, facts.judged_by);
    put.bind(3, facts.engine);
    put.bind(4, judgement.policy);
    put.bind(5, judgement.policy_sha256);
    put.bind(6, std::string(to_string(judgement.verdict)));
    put.bind(7, judgement.score);
    put.bind(8, std::string(to_string(judgement.level)));
    put.bind(9, json_of_texts(judgement.warnings));
    put.bind(10, json_of_texts(judgement.recommendations));
    put.exec();
    forget(sql, "findings", source);
    int position = 0;
    for (const Finding& finding : judgement.findings) {
        put_finding(sql, source, position++, finding);
    }
}

void put_metrics(const Statements& sql, const std::string& source, const Metrics& metrics) {
    forget(sql, "metrics", source);
    for (const Metric& metric : metrics.all) {
        SQLite::Statement& put = sql("INSERT INTO metrics VALUES(?, ?, ?, ?, ?)");
        put.bind(1, source);
        put.bind(2, metric.name);
        bind_or_null(put, 3, metric.claimed);
        bind_or_null(put, 4, metric.recomputed);
        bind_text_or_null(put, 5, metric.flag);
        put.exec();
    }
    forget(sql, "curves", source);
    if (!metrics.curve.empty()) {
        SQLite::Statement& put = sql("INSERT INTO curves VALUES(?, ?, ?)");
        put.bind(1, source);
        put.bind(2, static_cast<std::int64_t>(metrics.curve_points));
        put.bind(3, static_cast<const void*>(metrics.curve.data()),
                 static_cast<int>(metrics.curve.size() * sizeof(double)));
        put.exec();
    }
}

void put_artifacts(const Statements& sql, const std::string& source, const std::vector<Artifact>& artifacts) {
    forget(sql, "artifacts", source);
    for (const Artifact& artifact : artifacts) {
        SQLite::Statement& put = sql("INSERT OR IGNORE INTO artifacts VALUES(?, ?, ?, ?)");
        put.bind(1, source);
        put.bind(2, artifact.path);
        put.bind(3, static_cast<std::int64_t>(artifact.size));
        put.bind(4, artifact.sha256);
        put.exec();
    }
}

std::optional<double> seconds(const std::optional<std::chrono::microseconds>& time) {
    return time ? std::optional(std::chrono::duration<double>(*time).count()) : std::nullopt;
}

void put_run(const Statements& sql, const std::string& settings, const std::string& source, const FinishedRun& run) {
    const ExecutionResult& result = run.result;
    const RunReport report{result, run.run_id, run.backend_name, run.backend_version, run.limits, nullptr};
    const json::object record = run_record(report);
    const auto& memory = result.usage.peak_memory_bytes.value;
    SQLite::Statement& put =
        sql("INSERT OR REPLACE INTO runs VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    put.bind(1, source);
    put.bind(2, settings);
    put.bind(3, run.interrupted ? "interrupted" : "ended");
    put.bind(4, run.run_id);
    put.bind(5, std::string(to_string(result.status)));
    put.bind(6, record.at("success").as_bool() ? 1 : 0);
    put.bind(7, result.exit_code);
    put.bind(8, result.signal);
    bind_or_null(put, 9, result.wall_time.count() > 0 ? seconds(result.wall_time) : std::nullopt);
    bind_or_null(put, 10, memory ? std::optional(static_cast<double>(*memory) / kMebibyte) : std::nullopt);
    bind_or_null(put, 11, seconds(result.usage.cpu_time.value));
    bind_text_or_null(put, 12, result.error);
    bind_blob(put, 13, result.out);
    put.bind(14, static_cast<std::int64_t>(run.out_bytes));
    bind_blob(put, 15, result.err);
    put.bind(16, static_cast<std::int64_t>(run.err_bytes));
    bind_text_or_null(put, 17, run.metrics.problem);
    put.bind(18, json_text(record, false));
    put.exec();
    put_metrics(sql, source, run.metrics);
    put_artifacts(sql, source, result.artifacts);
}

void put_path(const Statements& sql, const std::string& path, const std::string& source, const std::string& error) {
    SQLite::Statement& put = sql("INSERT OR REPLACE INTO strategies(path, source_sha256, error) VALUES(?, ?, ?)");
    put.bind(1, path);
    bind_text_or_null(put, 2, source);
    bind_text_or_null(put, 3, error);
    put.exec();
}

void put_claim(const Statements& sql, const std::string& source, std::int64_t worker) {
    SQLite::Statement& put = sql("INSERT OR REPLACE INTO claims(source_sha256, worker) VALUES(?, ?)");
    put.bind(1, source);
    put.bind(2, worker);
    put.exec();
}

/// The current verdict, "" when there is none. That a source could not be judged was paddock's own fault: it is tried
/// again.
std::string current_verdict(const Statements& sql, const BatchFacts& facts, const std::string& source) {
    SQLite::Statement& get =
        sql("SELECT verdict FROM judgements j WHERE source_sha256=? AND judged_by=? AND engine=? AND NOT EXISTS("
            "SELECT 1 FROM findings f WHERE f.source_sha256=j.source_sha256 AND f.rule='unreadable')");
    get.bind(1, source);
    get.bind(2, facts.judged_by);
    get.bind(3, facts.engine);
    return get.executeStep() ? get.getColumn(0).getString() : "";
}

/// A run that failed by paddock's own fault (status error) told nothing of the program: it is made again.
bool has_ended_run(const Statements& sql, const std::string& settings, const std::string& source) {
    SQLite::Statement& get =
        sql("SELECT 1 FROM runs WHERE source_sha256=? AND settings_sha256=? AND state='ended' AND status<>'error'");
    get.bind(1, source);
    get.bind(2, settings);
    return get.executeStep();
}

std::int64_t claimed_by(const Statements& sql, const std::string& source) {
    SQLite::Statement& get = sql("SELECT worker FROM claims WHERE source_sha256=?");
    get.bind(1, source);
    return get.executeStep() ? get.getColumn(0).getInt64() : 0;
}

}  // namespace

Result<Turn> Database::claim(const std::string& path, const std::string& source) {
    State& state = *state_;
    return guarded(state, [&] {
        state.durable(false);
        SQLite::Transaction claiming(state.db, SQLite::TransactionBehavior::IMMEDIATE);
        put_path(state.sql, path, source, "");
        const bool skipped = state.facts.judged_by.empty();
        const std::string verdict = skipped ? "approved" : current_verdict(state.sql, state.facts, source);
        const bool run = has_ended_run(state.sql, state.settings_sha256, source);
        const std::int64_t holder = claimed_by(state.sql, source);
        Turn turn = run ? Turn::judge : Turn::run;
        if (!verdict.empty() && (verdict != "approved" || run)) {
            turn = Turn::ended;
        } else if (holder != 0 && holder != state.worker && state.workers.alive(holder)) {
            turn = Turn::elsewhere;
        } else {
            put_claim(state.sql, source, state.worker);
        }
        claiming.commit();
        return turn;
    });
}

Result<std::vector<Row>> Database::add_path(const std::string& path, const std::string& source) {
    return guarded(*state_, [&] {
        state_->durable(true);
        SQLite::Transaction adding(state_->db, SQLite::TransactionBehavior::IMMEDIATE);
        put_path(state_->sql, path, source, "");
        adding.commit();
        // What is being done again has an old row, such as an interrupted run's; record() gives the new one.
        return claimed_by(state_->sql, source) == 0 ? rows_where(state_->sql, "WHERE s.path=?", path)
                                                    : std::vector<Row>();
    });
}

Result<std::vector<Row>> Database::add_unreadable(const std::string& path, const std::string& error) {
    return guarded(*state_, [&] {
        state_->durable(true);
        SQLite::Transaction adding(state_->db, SQLite::TransactionBehavior::IMMEDIATE);
        put_path(state_->sql, path, "", error);
        adding.commit();
        return rows_where(state_->sql, "WHERE s.path=?", path);
    });
}

Result<void> Database::leave_path(const std::string& path, const std::string& source) {
    return guarded(*state_, [&] {
        SQLite::Statement& gone = state_->sql("DELETE FROM strategies WHERE path=? AND source_sha256 IS NOT ?");
        gone.bind(1, path);
        gone.bind(2, source);
        gone.exec();
    });
}

Result<std::vector<Row>> Database::record(const std::vector<Finished>& all) {
    State& state = *state_;
    return guarded(state, [&] {
        state.durable(true);
        SQLite::Transaction recording(state.db, SQLite::TransactionBehavior::IMMEDIATE);
        for (const Finished& one : all) {
            put_source(state.sql, one);
            if (one.judgement) {
                put_judgement(state.sql, state.facts, one.source_sha256, *one.judgement);
            }
            if (one.run) {
                put_run(state.sql, state.settings_sha256, one.source_sha256, *one.run);
            }
            forget(state.sql, "claims", one.source_sha256);
        }
        recording.commit();
        std::vector<Row> rows;
        for (const Finished& one : all) {
            for (Row& row : rows_where(state.sql, "WHERE s.source_sha256=?", one.source_sha256)) {
                rows.push_back(std::move(row));
            }
        }
        return rows;
    });
}

}  // namespace paddock::batch
