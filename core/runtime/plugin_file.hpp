#pragma once
#include <filesystem>
#include <string>

#include "paddock/result.hpp"

namespace paddock {

/// A plugin file that passed the checks, held open: what is loaded through loadable_path() is the very file that was
/// checked, whatever happens to its name afterwards. The descriptor is closed in children (O_CLOEXEC).
class PluginFileHandle {
public:
    /// Opens `path`, links resolved, and checks who owns it and who can write it and its folders: see load_backend().
    /// Errors: not_found, permission_denied, io.
    [[nodiscard]] static Result<PluginFileHandle> open(const std::filesystem::path& path);

    PluginFileHandle(PluginFileHandle&& other) noexcept;
    PluginFileHandle& operator=(PluginFileHandle&&) = delete;
    ~PluginFileHandle();

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }  ///< absolute, without links
    [[nodiscard]] std::filesystem::path loadable_path() const;                          ///< /proc/self/fd/N

    /// Leaves the descriptor open until exit. glibc tells libraries apart by the name they were loaded by, so the
    /// number must not be used again for another plugin.
    void keep_until_exit() noexcept { descriptor_ = -1; }

private:
    PluginFileHandle(std::filesystem::path path, int descriptor);

    std::filesystem::path path_;
    int descriptor_;
};

}  // namespace paddock
