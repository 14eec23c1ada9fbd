// Whose a container or a folder is, so that a paddock that was killed is cleaned up after, and a live one is not.
#pragma once
#include <string>
#include <string_view>

#include "paddock/result.hpp"

namespace paddock::docker {

/// This process: the machine's boot, its PID namespace, its id and start time.
[[nodiscard]] std::string owner_label();

/// Whether what carries `label` belongs to a process of this boot and PID namespace that is gone, or to an earlier boot
/// of this machine. Anything that can't be told, such as another machine's at the same engine, is no: it stays.
[[nodiscard]] bool owner_is_gone(std::string_view label);

/// A folder of one run on this machine, with the program in it; gone with this object.
class RunFolder {
public:
    /// Below $TMPDIR or /tmp, in a folder that only this user may enter. Removes those of killed runs there first.
    /// Errors: io, permission_denied (somebody else made the folder).
    [[nodiscard]] static Result<RunFolder> make(const std::string& run_id, std::string_view program, unsigned user);
    RunFolder(RunFolder&& other) noexcept : path_(std::move(other.path_)) { other.path_.clear(); }
    RunFolder& operator=(RunFolder&&) = delete;
    ~RunFolder();

    [[nodiscard]] std::string program() const { return path_ + "/strategy.py"; }
    [[nodiscard]] std::string passwd() const { return path_ + "/passwd"; }  ///< `user` alone
    [[nodiscard]] std::string group() const { return path_ + "/group"; }
    [[nodiscard]] std::string leftovers() const { return path_ + "/output"; }  ///< an empty folder

private:
    explicit RunFolder(std::string path) : path_(std::move(path)) {}
    std::string path_;
};

}  // namespace paddock::docker
