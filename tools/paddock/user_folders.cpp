#include "user_folders.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace paddock::app {

namespace {

namespace fs = std::filesystem;

/// The variable when it is an absolute path, else the folder under $HOME. The specification has relative ones ignored.
std::optional<fs::path> xdg_folder(const char* variable, const char* under_home) {
    for (const auto& [name, suffix] : {std::pair(variable, ""), std::pair("HOME", under_home)}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value == '/') {
            return fs::path(value) / suffix / "paddock";
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<fs::path> cache_folder() {
    return xdg_folder("XDG_CACHE_HOME", ".cache");
}

Result<std::optional<fs::path>> approvals_path(const std::string& flag) {
    const char* variable = std::getenv("PADDOCK_APPROVALS");
    if (flag == "none") {
        return std::optional<fs::path>();
    }
    if (!flag.empty()) {
        return std::optional(fs::absolute(flag));
    }
    if (variable != nullptr) {
        if (*variable != '/') {
            return unexpected(
                ErrorCode::invalid_argument,
                fmt::format("$PADDOCK_APPROVALS \"{}\" is not an absolute path; give one, or unset it", variable));
        }
        return std::optional(fs::path(variable));
    }
    std::optional<fs::path> folder = xdg_folder("XDG_STATE_HOME", ".local/state");
    return folder ? std::optional(*folder / "approvals.jsonl") : std::nullopt;
}

Result<ReviewLog> load_reviews(const std::string& approvals_flag) {
    const Result<std::optional<fs::path>> path = approvals_path(approvals_flag);
    if (!path) {
        return unexpected(path.error());
    }
    if (!*path) {
        return ReviewLog();
    }
    std::error_code unknown;
    if (!approvals_flag.empty() && !fs::exists(**path, unknown)) {
        return unexpected(ErrorCode::not_found,
                          fmt::format("--approvals {}: there is no such file; `paddock review --approvals` makes one",
                                      approvals_flag));
    }
    return ReviewLog::load(**path);
}

}  // namespace paddock::app
