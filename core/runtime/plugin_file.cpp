#include "plugin_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

#include "paddock/report.hpp"

namespace paddock {

namespace {

namespace fs = std::filesystem;

constexpr mode_t kOthersWrite = S_IWGRP | S_IWOTH;

std::string shown(const fs::path& path) {
    return printable(path.native(), false);
}

bool trusted_owner(const struct stat& status) {
    return status.st_uid == 0 || status.st_uid == ::geteuid();
}

Unexpected system_refusal(const fs::path& path, const char* what) {
    const int reason = errno;
    const ErrorCode code = reason == ENOENT || reason == ENOTDIR ? ErrorCode::not_found
                           : reason == EACCES || reason == EPERM ? ErrorCode::permission_denied
                                                                 : ErrorCode::io;
    return unexpected(code, fmt::format("plugin {}: {}: {}; give the path of a plugin file that you can read",
                                        shown(path), what, std::strerror(reason)));
}

/// Threat: whoever can write the file, or made it, runs code as the caller, outside any sandbox.
std::optional<Error> refuse_file(const fs::path& path, const struct stat& status) {
    if (!S_ISREG(status.st_mode)) {
        return Error{ErrorCode::permission_denied,
                     fmt::format("plugin {} is not a regular file; give the path of a shared library", shown(path))};
    }
    if (!trusted_owner(status)) {
        return Error{
            ErrorCode::permission_denied,
            fmt::format("plugin {} belongs to user {}, who is neither you nor root; if you trust it, copy it to a "
                        "file of your own, or `chown {} {}`",
                        shown(path), status.st_uid, ::geteuid(), shown(path))};
    }
    if ((status.st_mode & kOthersWrite) != 0) {
        return Error{ErrorCode::permission_denied,
                     fmt::format("plugin {} can be written by others (mode {:04o}); if you trust it, `chmod go-w {}`",
                                 shown(path), status.st_mode & 07777U, shown(path))};
    }
    return std::nullopt;
}

/// Threat: whoever can write a folder puts another file in its place. The file's own owner is checked through its
/// descriptor, so in the folders above the first it is enough that not everybody can write.
std::optional<Error> refuse_folder(const fs::path& folder, bool first) {
    struct stat status {};
    if (::stat(folder.c_str(), &status) != 0) {
        return Error{ErrorCode::permission_denied,
                     fmt::format("plugin folder {}: {}; it has to be readable", shown(folder), std::strerror(errno))};
    }
    if (first && !trusted_owner(status)) {
        return Error{
            ErrorCode::permission_denied,
            fmt::format("plugin folder {} belongs to user {}, who is neither you nor root; copy the plugin to a "
                        "folder of your own",
                        shown(folder), status.st_uid)};
    }
    const mode_t writers = first ? kOthersWrite : S_IWOTH;
    if ((status.st_mode & writers) != 0 && (status.st_mode & S_ISVTX) == 0) {
        return Error{ErrorCode::permission_denied,
                     fmt::format("plugin folder {} can be written by others (mode {:04o}); if you trust what is in it, "
                                 "`chmod go-w {}`",
                                 shown(folder), status.st_mode & 07777U, shown(folder))};
    }
    return std::nullopt;
}

std::optional<Error> refuse_folders(const fs::path& file) {
    bool first = true;
    for (fs::path folder = file.parent_path();; folder = folder.parent_path()) {
        if (std::optional<Error> refusal = refuse_folder(folder, first)) {
            return refusal;
        }
        if (folder == folder.root_path()) {
            return std::nullopt;
        }
        first = false;
    }
}

}  // namespace

PluginFileHandle::PluginFileHandle(fs::path path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}

PluginFileHandle::PluginFileHandle(PluginFileHandle&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      device_(other.device_),
      inode_(other.inode_) {}

PluginFileHandle::~PluginFileHandle() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
}

fs::path PluginFileHandle::loadable_path() const {
    return fmt::format("/proc/self/fd/{}", descriptor_);
}

bool PluginFileHandle::same_as(const PluginFileHandle& other) const noexcept {
    return device_ == other.device_ && inode_ == other.inode_;
}

Result<PluginFileHandle> PluginFileHandle::open(const fs::path& path) {
    std::error_code failure;
    fs::path real = fs::canonical(path, failure);
    if (failure) {
        errno = failure.value();
        return system_refusal(path, "it cannot be found");
    }
    // O_NONBLOCK: a FIFO in the plugin's place must not hold us up. O_NOFOLLOW: canonical() left no link.
    const int descriptor = ::open(real.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0) {
        return system_refusal(real, "it cannot be opened");
    }
    PluginFileHandle handle(std::move(real), descriptor);
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) {
        return system_refusal(handle.path(), "it cannot be examined");
    }
    if (std::optional<Error> refusal = refuse_file(handle.path(), status)) {
        return unexpected(std::move(*refusal));
    }
    if (std::optional<Error> refusal = refuse_folders(handle.path())) {
        return unexpected(std::move(*refusal));
    }
    handle.device_ = status.st_dev;
    handle.inode_ = status.st_ino;
    return handle;
}

}  // namespace paddock
