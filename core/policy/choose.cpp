#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <system_error>
#include <utility>

#include "paddock/load_policy.hpp"

namespace paddock {
namespace {

/// A regular file, or a link that leads nowhere: whoever put that there meant a policy, and loading it will say so.
bool is_policy_file(const std::filesystem::path& path) {
    std::error_code unreadable;  // a folder that cannot be looked into holds no policy for us
    if (std::filesystem::is_regular_file(path, unreadable)) {
        return true;
    }
    return std::filesystem::is_symlink(path, unreadable) && !std::filesystem::exists(path, unreadable);
}

}  // namespace

Result<void> check_found_policy(const std::filesystem::path& path) {
    const auto refuse = [&path](const std::string& what) -> Result<void> {
        return unexpected(ErrorCode::permission_denied, fmt::format("{}: {}; if you trust it, name it: --policy {}",
                                                                    path.string(), what, path.string()));
    };
    struct stat file {};
    if (::stat(path.c_str(), &file) != 0) {
        return {};  // loading it says why it cannot be read
    }
    struct stat folder {};
    if (::stat(path.parent_path().c_str(), &folder) != 0) {
        return refuse("its folder cannot be examined");
    }
    for (const auto& [what, status] :
         {std::pair("this policy file", &file), std::pair("this policy file's folder", &folder)}) {
        if (status->st_uid != 0 && status->st_uid != ::geteuid()) {
            return refuse(fmt::format("{} belongs to user {}, who is neither you nor root", what, status->st_uid));
        }
        const bool sticky = S_ISDIR(status->st_mode) && (status->st_mode & S_ISVTX) != 0;
        if ((status->st_mode & S_IWOTH) != 0 && !sticky) {
            return refuse(fmt::format("{} can be written by everybody", what));
        }
    }
    return {};
}

std::string choose_policy(std::string_view flag, std::string_view variable,
                          const std::filesystem::path& working_directory) {
    if (!flag.empty()) {
        return std::string(flag);
    }
    if (!variable.empty()) {
        return std::string(variable);
    }
    std::error_code no_absolute;  // then it is empty, and nothing is looked for
    std::filesystem::path folder = std::filesystem::absolute(working_directory, no_absolute).lexically_normal();
    while (!folder.empty()) {
        if (const std::filesystem::path candidate = folder / "paddock.toml"; is_policy_file(candidate)) {
            return candidate.string();
        }
        if (folder == folder.parent_path()) {
            break;
        }
        folder = folder.parent_path();
    }
    return "default";
}

}  // namespace paddock
