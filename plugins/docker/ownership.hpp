// Whose a container or a folder is, so that a paddock that was killed is cleaned up after, and a live one is not.
#pragma once
#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include "paddock/result.hpp"

namespace paddock::docker {

/// This process: the machine's boot, its PID namespace, its id and start time.
[[nodiscard]] std::string owner_label();

/// Whether what carries `label` belongs to a process of this boot and PID namespace that is gone. Anything that can't
/// be told is no, and stays: another machine's at the same engine, and what an earlier boot left, which looks the same.
[[nodiscard]] bool owner_is_gone(std::string_view label);

/// Killed runs show by the folder that they leave. One without (another user's, or its folder was cleaned away) is
/// found by a look at all containers of the engine, this long after the last.
inline constexpr std::chrono::minutes kLookAgain{10};

/// A folder of one run on this machine, with the program in it; gone with this object.
class RunFolder {
public:
    /// Below $TMPDIR or /tmp, in a folder that only this user may enter. Removes those of killed runs there first.
    /// Errors: io, permission_denied (somebody else made the folder).
    [[nodiscard]] static Result<RunFolder> make(const std::string& client, const std::string& run_id,
                                                std::string_view program, unsigned user);
    RunFolder(RunFolder&& other) noexcept
        : path_(std::exchange(other.path_, {})), look_file_(std::move(other.look_file_)) {}
    RunFolder& operator=(RunFolder&&) = delete;
    ~RunFolder();

    [[nodiscard]] std::string program() const { return path_ + "/strategy.py"; }
    [[nodiscard]] std::string passwd() const { return path_ + "/passwd"; }  ///< `user` alone
    [[nodiscard]] std::string group() const { return path_ + "/group"; }
    [[nodiscard]] std::string id_file() const { return path_ + "/id"; }  ///< the client's, once there is a container
    [[nodiscard]] std::string leftovers() const { return path_ + "/output"; }  ///< an empty folder

    /// Whether a killed run may have left a container at this client's engine.
    [[nodiscard]] bool has_to_look() const;
    /// All that were there are removed.
    void looked() const;
    /// The folder stays when this object goes: its container could not be removed, and the next run is to see that.
    void keep() noexcept { path_.clear(); }

private:
    RunFolder(std::string path, std::string look_file) : path_(std::move(path)), look_file_(std::move(look_file)) {}
    std::string path_, look_file_;
};

}  // namespace paddock::docker
