#include "batch/database.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "batch/schema.hpp"
#include "batch/state.hpp"
#include "paddock/sha256.hpp"

namespace paddock::batch {

namespace {

constexpr int kPatienceMs = 60'000;  ///< for another process that writes

bool is_there(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 && status.st_size > 0;
}

/// A new file's name is durable when its folder is (fsync(2)).
void sync_folder(const std::string& path) {
    const std::filesystem::path folder = std::filesystem::absolute(path).parent_path();
    const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0 || ::fsync(fd) != 0) {
        const int reason = errno;
        ::close(fd);
        throw SQLite::Exception(fmt::format("its folder cannot be made durable: {}", std::strerror(reason)));
    }
    ::close(fd);
}

int pragma(SQLite::Database& db, const char* name) {
    return db.execAndGet(fmt::format("PRAGMA {}", name)).getInt();
}

/// The tables in one transaction: a file that is half made is an empty one.
void make_tables(SQLite::Database& db) {
    SQLite::Transaction making(db, SQLite::TransactionBehavior::IMMEDIATE);
    db.exec(kSchema);
    db.exec(fmt::format("PRAGMA application_id={}", kApplicationId));
    db.exec(fmt::format("PRAGMA user_version={}", kSchemaVersion));
    making.commit();
}

Result<void> check_kind(SQLite::Database& db, const std::string& path) {
    if (pragma(db, "application_id") != kApplicationId) {
        return unexpected(ErrorCode::invalid_argument,
                          fmt::format("{}: this is no results database of paddock's; give another file", path));
    }
    if (const int version = pragma(db, "user_version"); version != kSchemaVersion) {
        return unexpected(ErrorCode::incompatible,
                          fmt::format("{}: its tables have version {}, and this paddock reads {}; use the paddock that "
                                      "made it",
                                      path, version, kSchemaVersion));
    }
    return {};
}

/// Whether a reader may take away the files that a write-ahead log needs while it is open: who opens the database
/// read-only leaves them behind.
bool can_clean_up(const std::string& path) {
    const std::filesystem::path folder = std::filesystem::absolute(path).parent_path();
    return ::access(path.c_str(), W_OK) == 0 && ::access(folder.c_str(), W_OK) == 0;
}

/// What SQLite is to open for reading. In a folder that cannot be written it cannot make the file that readers of a
/// write-ahead log share (sqlite.org/wal.html, "Read-Only Databases"), and need not when nobody has it open for
/// writing.
std::string name_for_reading(const std::string& path) {
    const std::filesystem::path absolute = std::filesystem::absolute(path);
    if (::access(absolute.parent_path().c_str(), W_OK) == 0 || std::filesystem::exists(path + "-wal")) {
        return absolute.string();
    }
    std::string uri = "file:";
    for (const char c : absolute.string()) {
        const bool plain =
            std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '/' || c == '.' || c == '-' || c == '_';
        uri += plain ? std::string(1, c) : fmt::format("%{:02x}", static_cast<unsigned char>(c));
    }
    return uri + "?immutable=1";
}

void put_fact(SQLite::Database& db, const std::string& key, const std::string& value) {
    SQLite::Statement put(
        db, "INSERT INTO batch(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value=excluded.value");
    put.bind(1, key);
    put.bind(2, value);
    put.exec();
}

std::string get_fact(const SQLite::Database& db, const std::string& key) {
    SQLite::Statement get(db, "SELECT value FROM batch WHERE key=?");
    get.bind(1, key);
    return get.executeStep() ? get.getColumn(0).getString() : "";
}

/// Of those in the table, which live and which are gone; `own` is neither.
struct WorkersSeen {
    bool others = false;
    std::vector<std::int64_t> gone;
};

WorkersSeen look_at_workers(const SQLite::Database& db, const Workers& locks, std::int64_t own) {
    WorkersSeen seen;
    SQLite::Statement all(db, "SELECT id FROM workers");
    while (all.executeStep()) {
        const std::int64_t id = all.getColumn(0).getInt64();
        if (id != own && locks.alive(id)) {
            seen.others = true;
        } else if (id != own) {
            seen.gone.push_back(id);
        }
    }
    return seen;
}

}  // namespace

Error database_error(const std::string& path, const SQLite::Exception& failure) {
    if (failure.getErrorCode() == SQLITE_FULL) {
        return {ErrorCode::unavailable,
                fmt::format("{}: the disk is full; make room, and go on with --resume (what was shown is kept)", path)};
    }
    if (failure.getErrorCode() == SQLITE_NOTADB || failure.getErrorCode() == SQLITE_CORRUPT) {
        return {ErrorCode::io,
                fmt::format("{}: this is no whole database ({}); give another file", path, failure.what())};
    }
    return {ErrorCode::io,
            fmt::format("{}: the results database cannot be used: {}; see that the disk is whole and has room, and "
                        "go on with --resume",
                        path, failure.what())};
}

Database::Database() = default;
Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::open(const std::string& path, Open how) {
    const bool there = is_there(path);
    if (how == Open::read && !there) {
        return unexpected(
            ErrorCode::not_found,
            fmt::format("{}: there is no such results database; `paddock batch --results FILE.db` makes one", path));
    }
    std::unique_ptr<Database> database(new Database());
    try {
        const int flags = how != Open::read    ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE
                          : can_clean_up(path) ? SQLite::OPEN_READWRITE
                                               : SQLite::OPEN_READONLY;
        // A path is never taken for a URI, nor for one of SQLite's own names such as ":memory:".
        database->state_ = how == Open::read
                               ? std::make_unique<State>(path, name_for_reading(path), flags | SQLite::OPEN_URI)
                               : std::make_unique<State>(path, std::filesystem::absolute(path).string(), flags);
        State& state = *database->state_;
        state.db.setBusyTimeout(kPatienceMs);
        if (how == Open::read) {
            state.db.exec("PRAGMA query_only=ON");
        }
        if (how != Open::read) {
            if (const Result<void> locked = state.workers.open(path); !locked) {
                return unexpected(locked.error());
            }
            if (how == Open::make && there && !state.workers.others()) {
                return unexpected(ErrorCode::invalid_argument,
                                  fmt::format("{}: it is there already; go on with it by --resume, or give --results "
                                              "another file",
                                              path));
            }
            // By one process at a time: two that change to the write-ahead log at once are not made to wait for each
            // other, since each reads already (sqlite.org/c3ref/busy_handler.html).
            const Result<void> made = state.workers.alone([&] {
                if (pragma(state.db, "application_id") == 0 && pragma(state.db, "schema_version") == 0) {
                    state.durable(true);
                    make_tables(state.db);
                    sync_folder(path);
                }
                state.db.exec("PRAGMA journal_mode=WAL");
            });
            if (!made) {
                return unexpected(made.error());
            }
            state.db.exec("PRAGMA wal_autocheckpoint=4000");  // pages: a checkpoint holds up who records
        }
        if (const Result<void> ours = check_kind(state.db, path); !ours) {
            return unexpected(ours.error());
        }
    } catch (const SQLite::Exception& failure) {
        return unexpected(failure.getErrorCode() == SQLITE_CANTOPEN
                              ? Error{ErrorCode::io, fmt::format("{}: it cannot be opened: {}; give --results a place "
                                                                 "that you can write",
                                                                 path, failure.what())}
                              : database_error(path, failure));
    }
    return database;
}

Result<void> Database::begin(const BatchFacts& facts) {
    State& state = *state_;
    const std::string settings = sha256_hex(facts.run_settings);
    const std::array<std::pair<std::string, std::string>, 4> all{{{"judged_by", facts.judged_by},
                                                                  {"engine", facts.engine},
                                                                  {"run_settings", facts.run_settings},
                                                                  {"settings_sha256", settings}}};
    bool clash = false;
    const Result<void> begun = guarded(state, [&] {
        state.durable(true);
        SQLite::Transaction beginning(state.db, SQLite::TransactionBehavior::IMMEDIATE);
        const bool others = look_at_workers(state.db, state.workers, 0).others;
        for (const auto& [key, value] : all) {
            clash = clash || (others && get_fact(state.db, key) != value);
        }
        if (clash) {
            return;
        }
        SQLite::Statement next(state.db, "SELECT coalesce(max(id), 0) + 1 FROM workers");
        next.executeStep();
        state.worker = next.getColumn(0).getInt64();
        next.reset();
        if (!state.workers.take(state.worker)) {
            throw SQLite::Exception("another process has this worker's number");
        }
        for (const auto& [key, value] : all) {
            put_fact(state.db, key, value);
        }
        for (const auto& [key, value] : facts.notes) {
            put_fact(state.db, "note." + key, value);
        }
        SQLite::Statement add(state.db, "INSERT INTO workers(id, pid) VALUES(?, ?)");
        add.bind(1, state.worker);
        add.bind(2, static_cast<std::int64_t>(::getpid()));
        add.exec();
        beginning.commit();
    });
    if (begun && clash) {
        return unexpected(
            ErrorCode::invalid_argument,
            fmt::format("{}: another process works on it with another policy, engine or other flags; wait "
                        "for its end, or give --results another file",
                        state.path));
    }
    state.facts = facts;
    state.settings_sha256 = settings;
    return begun;
}

std::int64_t Database::worker() const noexcept {
    return state_->worker;
}

bool Database::worker_lives(std::int64_t worker) const {
    return worker == state_->worker || state_->workers.alive(worker);
}

Result<void> Database::end() {
    return guarded(*state_, [&] {
        state_->durable(true);
        SQLite::Transaction ending(state_->db, SQLite::TransactionBehavior::IMMEDIATE);
        std::vector<std::int64_t> gone = look_at_workers(state_->db, state_->workers, state_->worker).gone;
        gone.push_back(state_->worker);
        for (const std::int64_t id : gone) {
            state_->db.exec(fmt::format("DELETE FROM claims WHERE worker={0}; DELETE FROM workers WHERE id={0}", id));
        }
        state_->workers.give_back(state_->worker);  // who begins takes the next number behind those in the table
        ending.commit();
    });
}

Result<std::map<std::string, std::string>> Database::notes() const {
    return guarded(*state_, [&] {
        std::map<std::string, std::string> notes;
        SQLite::Statement all(state_->db, "SELECT substr(key, 6), value FROM batch WHERE key LIKE 'note.%'");
        while (all.executeStep()) {
            notes[all.getColumn(0).getString()] = all.getColumn(1).getString();
        }
        return notes;
    });
}

}  // namespace paddock::batch
