// Files and folders of the caller's that the program may read: checked before anything is started.
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>

#include "plan.hpp"

namespace paddock::native {
namespace fs = std::filesystem;

static Result<Bind> data_bind(const DataMount& data, bool for_others) {
    const fs::path target(data.target);
    const bool plain =
        std::none_of(target.begin(), target.end(), [](const fs::path& part) { return part == ".." || part == "."; });
    const bool below = data.target == "/data" || (data.target.starts_with("/data/") && data.target.size() > 6);
    if (!below || !plain || data.target.ends_with('/')) {
        return unexpected(
            ErrorCode::invalid_argument,
            fmt::format("data target \"{}\" is not a plain path below /data; write /data/NAME", data.target));
    }
    struct stat status {};
    if (stat(data.source.c_str(), &status) != 0) {
        return unexpected(ErrorCode::not_found,
                          fmt::format("data {} can't be found; give a file or folder that exists", data.source));
    }
    if (!S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)) {
        return unexpected(ErrorCode::invalid_argument,
                          fmt::format("data {} is neither a file nor a folder; sockets, fifos and devices stay outside",
                                      data.source));
    }
    const mode_t wanted = S_ISDIR(status.st_mode) ? S_IROTH | S_IXOTH : S_IROTH;
    if (for_others && (status.st_mode & wanted) != wanted) {
        return unexpected(
            ErrorCode::permission_denied,
            fmt::format("data {} is closed to others, and the program does not run as root; `chmod -R o+rX` it",
                        data.source));
    }
    return Bind{.source = data.source, .target = data.target, .folder = S_ISDIR(status.st_mode)};
}

Result<std::vector<Bind>> data_binds(const std::vector<DataMount>& mounts, bool for_others) {
    std::vector<Bind> binds;
    for (const DataMount& data : mounts) {
        Result<Bind> bind = data_bind(data, for_others);
        if (!bind) {
            return unexpected(bind.error());
        }
        for (const Bind& other : binds) {
            if (other.target == bind->target || other.target.starts_with(bind->target + '/') ||
                bind->target.starts_with(other.target + '/')) {
                return unexpected(
                    ErrorCode::invalid_argument,
                    fmt::format("data targets {} and {} overlap; give each a place of its own below /data",
                                other.target, bind->target));
            }
        }
        binds.push_back(std::move(*bind));
    }
    return binds;
}

}  // namespace paddock::native
