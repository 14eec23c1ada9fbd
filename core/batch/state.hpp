#pragma once
#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <mutex>
#include <string>
#include <utility>

#include "batch/database.hpp"
#include "batch/workers.hpp"

namespace paddock::batch {

/// What a Database is made of; for the .cpp files that are its parts.
struct Database::State {
    State(std::string file, const std::string& opened, int flags) : path(std::move(file)), db(opened, flags) {}

    std::string path;  ///< as the caller gave it
    Workers workers;   ///< before db, so that the lock goes after the last write
    SQLite::Database db;
    mutable std::mutex mutex;
    std::int64_t worker = 0;
    BatchFacts facts;
    std::string settings_sha256;

    /// What survives a crash of the machine costs a sync; what only tells processes apart need not.
    void durable(bool on) { db.exec(on ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL"); }
};

/// The sentence for what SQLite threw.
[[nodiscard]] Error database_error(const std::string& path, const SQLite::Exception& failure);

/// `work` under the lock, with what SQLite throws turned into an Error.
template <typename StateType, typename Work>
auto guarded(StateType& state, Work work) -> Result<decltype(work())> {
    const std::lock_guard lock(state.mutex);
    try {
        if constexpr (std::is_void_v<decltype(work())>) {
            work();
            return {};
        } else {
            return work();
        }
    } catch (const SQLite::Exception& failure) {
        return unexpected(database_error(state.path, failure));
    }
}

/// All rows, or those of one source, or of one path; `filter` is SQL behind WHERE with one ? for `value`.
void select_rows(const SQLite::Database& db, const std::string& filter, const std::string& value,
                 const std::function<bool(const Row&)>& take);
[[nodiscard]] std::vector<Row> rows_where(const SQLite::Database& db, const std::string& filter,
                                          const std::string& value);

}  // namespace paddock::batch
