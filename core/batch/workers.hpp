#pragma once
#include <cstdint>
#include <functional>
#include <string>

#include "paddock/result.hpp"

namespace paddock::batch {

/// The processes that work on one database, told by locks that the kernel drops when their holder is gone, SIGKILL
/// included: worker N holds byte N of a file beside the database (fcntl(2), open file description locks). Children that
/// hold a copy of the descriptor count as their parent still at work, which they are.
class Workers {
public:
    Workers() = default;
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    /// Opens the file of `database`, or makes it. Errors: io.
    [[nodiscard]] Result<void> open(const std::string& database);
    /// Takes number `worker`, from 1; false when another has it.
    [[nodiscard]] bool take(std::int64_t worker);
    void give_back(std::int64_t worker) const noexcept;
    [[nodiscard]] bool alive(std::int64_t worker) const;
    /// Whether any but this object's owner is at work.
    [[nodiscard]] bool others() const;
    /// `work`, while no other process is in its own. Errors: io.
    [[nodiscard]] Result<void> alone(const std::function<void()>& work) const;

private:
    std::string path_;
    int file_ = -1;
};

}  // namespace paddock::batch
