#include <fmt/format.h>

#include <array>
#include <filesystem>

#include "batch/schema.hpp"
#include "batch/state.hpp"

namespace paddock::batch {

namespace {

/// The other database, attached as "other" for the life of this object.
class Attached {
public:
    Attached(SQLite::Database& db, const std::string& path) : db_(db) {
        SQLite::Statement attach(db_, "ATTACH ? AS other");
        attach.bind(1, path);
        attach.exec();
    }
    ~Attached() { static_cast<void>(db_.tryExec("DETACH other")); }  // with the connection, at the latest
    Attached(const Attached&) = delete;
    Attached& operator=(const Attached&) = delete;

private:
    SQLite::Database& db_;
};

std::string text_of(SQLite::Database& db, const std::string& query) {
    SQLite::Statement get(db, query);
    return get.executeStep() ? get.getColumn(0).getString() : "";
}

/// What is different between the sets, or "".
std::string difference(SQLite::Database& db) {
    for (const auto& [key, what] : std::array<std::pair<const char*, const char*>, 3>{
             {{"judged_by", "policy"}, {"engine", "engine"}, {"run_settings", "flags, limits or data"}}}) {
        const std::string ask = fmt::format("SELECT value FROM {{}}batch WHERE key='{}'", key);
        const std::string ours = text_of(db, fmt::format(fmt::runtime(ask), "main."));
        const std::string theirs = text_of(db, fmt::format(fmt::runtime(ask), "other."));
        if (!ours.empty() && ours != theirs) {
            return what;
        }
    }
    return "";
}

std::string clashing_path(SQLite::Database& db) {
    return text_of(db,
                   "SELECT path FROM main.strategies a JOIN other.strategies b USING(path) "
                   "WHERE a.source_sha256 IS NOT b.source_sha256 ORDER BY path LIMIT 1");
}

/// A run that ended, and a verdict, are worth more than one that is to be made again.
constexpr const char* kTake = R"sql(
INSERT OR IGNORE INTO main.strategies SELECT * FROM other.strategies;
INSERT OR IGNORE INTO main.sources SELECT * FROM other.sources;
CREATE TEMP TABLE taken AS SELECT o.source_sha256 FROM other.judgements o
    LEFT JOIN main.judgements m USING(source_sha256)
    WHERE m.source_sha256 IS NULL
       OR ((m.judged_by, m.engine) IS NOT (SELECT a.value, b.value FROM other.batch a, other.batch b WHERE a.key='judged_by' AND b.key='engine')
           AND (o.judged_by, o.engine) IS (SELECT a.value, b.value FROM other.batch a, other.batch b WHERE a.key='judged_by' AND b.key='engine'));
INSERT OR REPLACE INTO main.judgements SELECT * FROM other.judgements WHERE source_sha256 IN temp.taken;
DELETE FROM main.findings WHERE source_sha256 IN temp.taken;
INSERT INTO main.findings SELECT * FROM other.findings WHERE source_sha256 IN temp.taken;
DROP TABLE temp.taken;
CREATE TEMP TABLE taken AS SELECT o.source_sha256 FROM other.runs o
    LEFT JOIN main.runs m USING(source_sha256)
    WHERE m.source_sha256 IS NULL OR ((m.state <> 'ended' OR m.status = 'error') AND o.state = 'ended');
INSERT OR REPLACE INTO main.runs SELECT * FROM other.runs WHERE source_sha256 IN temp.taken;
DELETE FROM main.metrics WHERE source_sha256 IN temp.taken;
DELETE FROM main.curves WHERE source_sha256 IN temp.taken;
DELETE FROM main.artifacts WHERE source_sha256 IN temp.taken;
INSERT INTO main.metrics SELECT * FROM other.metrics WHERE source_sha256 IN temp.taken;
INSERT INTO main.curves SELECT * FROM other.curves WHERE source_sha256 IN temp.taken;
INSERT INTO main.artifacts SELECT * FROM other.artifacts WHERE source_sha256 IN temp.taken;
DROP TABLE temp.taken;
INSERT INTO main.batch SELECT key, value FROM other.batch WHERE key <> 'note.shard' ON CONFLICT DO NOTHING;
INSERT INTO main.batch SELECT key, value FROM other.batch WHERE key = 'note.shard'
    ON CONFLICT DO UPDATE SET value = value || ' ' || excluded.value;
)sql";

}  // namespace

Result<void> Database::merge(const std::string& other) {
    // Opened by itself first: ATTACH would make a file that is not there.
    Result<std::unique_ptr<Database>> source = open(other, Open::read);
    if (!source) {
        return unexpected(source.error());
    }
    std::string problem;
    const Result<void> merged = guarded(*state_, [&] {
        state_->durable(true);
        const Attached attached(state_->db, std::filesystem::absolute(other).string());
        SQLite::Transaction merging(state_->db);
        const std::string differs = difference(state_->db);
        const std::string clash = clashing_path(state_->db);
        if (!differs.empty()) {
            problem = fmt::format("{}: it was made with another {}; merge sets that were run alike", other, differs);
        } else if (!clash.empty()) {
            problem = fmt::format(
                "{}: {} is another source here than in the databases before it, or could be read in one of them only; "
                "merge shards of one set, each brought up to date by --resume",
                other, clash);
        } else {
            state_->db.exec(kTake);
            merging.commit();
        }
    });
    if (merged && !problem.empty()) {
        return unexpected(ErrorCode::invalid_argument, problem);
    }
    return merged;
}

}  // namespace paddock::batch
