#include <system_error>

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
