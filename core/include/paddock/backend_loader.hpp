#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "paddock/backend.hpp"
#include "paddock/result.hpp"

namespace paddock {

/// A backend together with what is known of its plugin. The library stays loaded until exit.
struct LoadedBackend {
    std::string name;
    std::string version;
    std::filesystem::path path;
    std::unique_ptr<Backend, void (*)(Backend*) noexcept> backend;
};

/// Where plugins are looked for, in order: $PADDOCK_PLUGIN_PATH (colon-separated), then lib/paddock/plugins of the
/// installation that `executable` (an absolute path, /proc/self/exe resolved) belongs to.
[[nodiscard]] std::vector<std::filesystem::path> plugin_folders(const std::filesystem::path& executable,
                                                                std::string_view plugin_path_variable);

/// Plugin files in `folders` by name: paddock-backend-NAME.so. The first folder wins for a name.
struct PluginFile {
    std::string name;
    std::filesystem::path path;
};
[[nodiscard]] std::vector<PluginFile> find_plugins(const std::vector<std::filesystem::path>& folders);

/// Loads the plugin called `name`, or the file when `name` has a slash in it.
/// A file that is not a regular file, or that neither root nor the caller owns, or that group or others can write, or
/// whose folder others can write without the sticky bit, is refused before it is mapped.
/// Errors: not_found (with the names there are), permission_denied, incompatible (ABI or build), unavailable (it could
/// not be made; the plugin's own reason), each one sentence that says what to do.
[[nodiscard]] Result<LoadedBackend> load_backend(std::string_view name,
                                                 const std::vector<std::filesystem::path>& folders);

}  // namespace paddock
