#pragma once

namespace paddock::batch {

/// The tables. All that is known of a source hangs on its digest; `strategies` says which paths have it.
inline constexpr const char* kSchema = R"sql(
CREATE TABLE batch(            -- what the set is judged by and run with, and notes for people under "note.NAME"
    key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE strategies(
    path TEXT PRIMARY KEY,
    source_sha256 TEXT,        -- null: it could not be read
    error TEXT) STRICT, WITHOUT ROWID;
CREATE INDEX strategies_by_source ON strategies(source_sha256);
CREATE TABLE sources(
    source_sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL,
    bytes BLOB) STRICT;        -- null: larger than what is kept
CREATE TABLE judgements(
    source_sha256 TEXT PRIMARY KEY, judged_by TEXT NOT NULL, engine TEXT NOT NULL, policy TEXT NOT NULL,
    policy_sha256 TEXT NOT NULL, verdict TEXT NOT NULL, risk_score INTEGER NOT NULL, risk_level TEXT NOT NULL,
    warnings TEXT NOT NULL, recommendations TEXT NOT NULL) STRICT;   -- JSON arrays
CREATE TABLE findings(
    source_sha256 TEXT NOT NULL, position INTEGER NOT NULL, rule TEXT NOT NULL, message TEXT NOT NULL,
    advice TEXT NOT NULL, line INTEGER NOT NULL, column INTEGER NOT NULL, end_line INTEGER NOT NULL,
    end_column INTEGER NOT NULL, points INTEGER NOT NULL, critical INTEGER NOT NULL,
    PRIMARY KEY(source_sha256, position)) STRICT, WITHOUT ROWID;
CREATE TABLE runs(
    source_sha256 TEXT PRIMARY KEY, settings_sha256 TEXT NOT NULL,
    state TEXT NOT NULL,       -- ended, or interrupted: to be run again
    run_id TEXT NOT NULL, status TEXT NOT NULL, success INTEGER NOT NULL, exit_code INTEGER NOT NULL,
    signal INTEGER NOT NULL, execution_time REAL, memory_usage_mb REAL, cpu_time REAL, error TEXT,
    stdout BLOB NOT NULL, stdout_bytes INTEGER NOT NULL, stderr BLOB NOT NULL, stderr_bytes INTEGER NOT NULL,
    metrics_problem TEXT,
    result TEXT NOT NULL       -- JSON of `run --format json` without stdout, stderr and validation
    ) STRICT;
CREATE TABLE metrics(
    source_sha256 TEXT NOT NULL, name TEXT NOT NULL, claimed REAL, recomputed REAL, flag TEXT,
    PRIMARY KEY(source_sha256, name)) STRICT, WITHOUT ROWID;
CREATE TABLE curves(           -- doubles of this machine's, thinned
    source_sha256 TEXT PRIMARY KEY, points INTEGER NOT NULL, kept BLOB NOT NULL) STRICT;
CREATE TABLE artifacts(
    source_sha256 TEXT NOT NULL, path TEXT NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL,
    PRIMARY KEY(source_sha256, path)) STRICT, WITHOUT ROWID;
CREATE TABLE workers(
    id INTEGER PRIMARY KEY, pid INTEGER NOT NULL) STRICT;
CREATE TABLE claims(
    source_sha256 TEXT PRIMARY KEY, worker INTEGER NOT NULL) STRICT, WITHOUT ROWID;
)sql";

/// "PDCK": so that a database of somebody else's is not taken for one of ours (sqlite.org/pragma.html, application_id).
inline constexpr int kApplicationId = 0x5044434b;

}  // namespace paddock::batch
