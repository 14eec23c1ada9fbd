#pragma once
#include <sys/types.h>

#include <map>
#include <string>
#include <vector>

namespace paddock::native::testing {

/// An id of no account: for the kernel it is an ordinary user like any other.
inline constexpr uid_t kOrdinaryUser = 64'321;

/// What native_driver printed.
struct Outcome {
    std::map<std::string, std::string> values;
    std::string raw;
    int driver_status = -1;  ///< wait status of the driver
    double seconds = 0;      ///< of the whole driver, wall clock

    [[nodiscard]] std::string at(const std::string& key) const;
    [[nodiscard]] long long number(const std::string& key) const;
};

/// A driver that was started and not yet waited for.
struct Running {
    pid_t driver = -1;
    int out = -1;
};

/// Starts native_driver as `user` with `program` on its standard input. `arguments` as native_driver takes them.
[[nodiscard]] Running start(uid_t user, const std::string& program, const std::vector<std::string>& arguments);
[[nodiscard]] Outcome finish(const Running& running);
[[nodiscard]] Outcome run(uid_t user, const std::string& program, const std::vector<std::string>& arguments = {});

/// Live processes whose command line holds `token`, as this machine sees them.
[[nodiscard]] std::vector<pid_t> processes_with(const std::string& token);
/// Waits at most `seconds` for there to be none; false when some are left.
[[nodiscard]] bool all_gone(const std::string& token, double seconds);
/// Waits at most `seconds` for at least `count` of them.
[[nodiscard]] bool all_there(const std::string& token, std::size_t count, double seconds);
/// Unique to this call.
[[nodiscard]] std::string fresh_token();

/// A folder that `user` may use, removed with all in it at the end of the scope.
class ScratchFolder {
public:
    explicit ScratchFolder(uid_t user);
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder();
    [[nodiscard]] const std::string& path() const { return path_; }

private:
    std::string path_;
};

}  // namespace paddock::native::testing
