#pragma once
#include <sys/types.h>

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

    /// Whether the other is the very same file. Both are open, so neither's inode number can have become another's.
    [[nodiscard]] bool same_as(const PluginFileHandle& other) const noexcept;

private:
    PluginFileHandle(std::filesystem::path path, int descriptor);

    std::filesystem::path path_;
    int descriptor_;
    dev_t device_ = 0;
    ino_t inode_ = 0;
};

}  // namespace paddock
