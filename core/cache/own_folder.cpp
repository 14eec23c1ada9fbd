#include "own_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace paddock {

namespace {

namespace fs = std::filesystem;

constexpr mode_t kOthers = 077;

Unexpected refusal(const fs::path& path, int reason) {
    const ErrorCode code = reason == ENOENT                                         ? ErrorCode::not_found
                           : reason == EACCES || reason == EPERM || reason == ELOOP ? ErrorCode::permission_denied
                                                                                    : ErrorCode::io;
    return unexpected(code, fmt::format("{}: {}", path.string(), std::strerror(reason)));
}

/// Threat: a file or a folder that another laid there, or can write.
Result<void> check_owner(const fs::path& path, const struct stat& status) {
    if (status.st_uid != ::geteuid()) {
        return unexpected(ErrorCode::permission_denied,
                          fmt::format("{} belongs to user {}, not to you; take it away", path.string(), status.st_uid));
    }
    if ((status.st_mode & kOthers) != 0) {
        return unexpected(ErrorCode::permission_denied,
                          fmt::format("{} is open to others (mode {:04o}); take it away, or `chmod go= {}`",
                                      path.string(), status.st_mode & 07777U, path.string()));
    }
    return {};
}

}  // namespace

FileHandle::FileHandle(FileHandle&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileHandle& FileHandle::operator=(FileHandle&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

FileHandle::~FileHandle() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
}

OwnFolder::OwnFolder(fs::path path, FileHandle folder) : path_(std::move(path)), folder_(std::move(folder)) {}

Result<OwnFolder> OwnFolder::open(const fs::path& path) {
    std::error_code failure;
    fs::create_directories(path.parent_path(), failure);  // what went wrong shows below
    if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) {
        return refusal(path, errno);
    }
    FileHandle folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (!folder && (errno == ENOTDIR || errno == ELOOP)) {
        return unexpected(ErrorCode::permission_denied,
                          fmt::format("{} is a link, or no folder; take it away", path.string()));
    }
    struct stat status {};
    if (!folder || ::fstat(folder.get(), &status) != 0) {
        return refusal(path, errno);
    }
    if (const Result<void> owned = check_owner(path, status); !owned) {
        return unexpected(owned.error());
    }
    return OwnFolder(path, std::move(folder));
}

Result<FileHandle> OwnFolder::open_file(const std::string& name, int flags) const {
    FileHandle file(
        ::openat(folder_.get(), name.c_str(), flags | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0600));
    struct stat status {};
    if (!file || ::fstat(file.get(), &status) != 0) {
        return refusal(path_ / name, errno);
    }
    if (!S_ISREG(status.st_mode) || status.st_nlink > 1) {
        return unexpected(ErrorCode::permission_denied,
                          fmt::format("{} is not a file of one name; take it away", (path_ / name).string()));
    }
    if (const Result<void> owned = check_owner(path_ / name, status); !owned) {
        return unexpected(owned.error());
    }
    return file;
}

Result<FileHandle> OwnFolder::lock() const {
    Result<FileHandle> file = open_file("lock", O_RDWR | O_CREAT);
    if (!file) {
        return file;
    }
    while (::flock(file->get(), LOCK_EX) != 0) {
        if (errno != EINTR) {
            return refusal(path_ / "lock", errno);
        }
    }
    return file;
}

Result<std::string> read_whole(const FileHandle& file) {
    struct stat status {};
    std::string bytes;
    if (::fstat(file.get(), &status) == 0) {
        bytes.reserve(static_cast<std::size_t>(status.st_size) + 1);
    }
    std::array<char, 65536> block;
    for (;;) {
        const ssize_t count = ::pread(file.get(), block.data(), block.size(), static_cast<off_t>(bytes.size()));
        if (count == 0) {
            return bytes;
        }
        if (count < 0 && errno != EINTR) {
            return unexpected(ErrorCode::io, fmt::format("cannot be read: {}", std::strerror(errno)));
        }
        bytes.append(block.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
    }
}

Result<void> write_whole(const FileHandle& file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(file.get(), bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR) {
            return unexpected(ErrorCode::io, fmt::format("cannot be written: {}", std::strerror(errno)));
        }
        bytes.remove_prefix(count > 0 ? static_cast<std::size_t>(count) : 0);
    }
    return {};
}

}  // namespace paddock
