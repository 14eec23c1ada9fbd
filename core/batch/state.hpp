#pragma once
#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "batch/database.hpp"
#include "batch/workers.hpp"

namespace paddock::batch {

/// A connection's statements, prepared once each; used under the mutex.
class Statements {
public:
    explicit Statements(const SQLite::Database& db) : db_(db) {}

    /// For one use at a time, without bindings.
    [[nodiscard]] SQLite::Statement& operator()(std::string_view text) const {
        auto found = kept_.find(text);
        if (found == kept_.end()) {
            found = kept_.emplace(text, SQLite::Statement(db_, std::string(text))).first;
        }
        SQLite::Statement& statement = found->second;
        static_cast<void>(statement.tryReset());  // its last failure was thrown when it came
        statement.clearBindings();
        used_.push_back(&statement);
        return statement;
    }

    /// Ends what a SELECT that was not read to its end holds: its view of the database.
    void end_reading() const noexcept {
        for (SQLite::Statement* statement : used_) {
            static_cast<void>(statement->tryReset());
        }
        used_.clear();
    }

private:
    const SQLite::Database& db_;
    mutable std::map<std::string, SQLite::Statement, std::less<>> kept_;  ///< by their text
    mutable std::vector<SQLite::Statement*> used_;                        ///< since end_reading()
};

/// What a Database is made of; for the .cpp files that are its parts.
struct Database::State {
    State(std::string file, const std::string& opened, int flags) : path(std::move(file)), db(opened, flags) {}

    std::string path;  ///< as the caller gave it
    Workers workers;   ///< before db, so that the lock goes after the last write
    SQLite::Database db;
    Statements sql{db};
    mutable std::mutex mutex;
    std::int64_t worker = 0;
    BatchFacts facts;
    std::string settings_sha256;

    /// What survives a crash of the machine costs a sync; what only tells processes apart need not.
    void durable(bool on) {
        if (on != is_durable_) {
            db.exec(on ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
            is_durable_ = on;
        }
    }

private:
    std::optional<bool> is_durable_;  ///< nothing: as SQLite was built
};

/// The sentence for what SQLite threw.
[[nodiscard]] Error database_error(const std::string& path, const SQLite::Exception& failure);

struct ReadingEnd {
    const Statements& sql;
    ~ReadingEnd() { sql.end_reading(); }
};

/// `work` under the lock, with what SQLite throws turned into an Error.
template <typename StateType, typename Work>
auto guarded(StateType& state, Work work) -> Result<decltype(work())> {
    const std::lock_guard lock(state.mutex);
    const ReadingEnd end{state.sql};
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
void select_rows(const Statements& sql, const std::string& filter, const std::string& value,
                 const std::function<bool(const Row&)>& take);
[[nodiscard]] std::vector<Row> rows_where(const Statements& sql, const std::string& filter, const std::string& value);

}  // namespace paddock::batch
