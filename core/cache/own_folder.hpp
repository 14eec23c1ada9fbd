#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "paddock/result.hpp"

namespace paddock {

/// A descriptor, closed at its end.
class FileHandle {
public:
    explicit FileHandle(int descriptor = -1) noexcept : descriptor_(descriptor) {}
    FileHandle(FileHandle&& other) noexcept;
    FileHandle& operator=(FileHandle&& other) noexcept;
    ~FileHandle();

    [[nodiscard]] int get() const noexcept { return descriptor_; }
    [[nodiscard]] explicit operator bool() const noexcept { return descriptor_ >= 0; }

private:
    int descriptor_;
};

/// A folder that is the caller's alone, and stays the one that was checked, whatever becomes of its path.
class OwnFolder {
public:
    /// Makes it, mode 0700, with the folders above. Errors: permission_denied, when it belongs to another or others can
    /// look into it or write it, or when it is a symbolic link; io.
    [[nodiscard]] static Result<OwnFolder> open(const std::filesystem::path& path);

    /// A regular file of the caller's alone in it; `flags` as open(2) has them. No link is followed.
    /// Errors: not_found; permission_denied; io.
    [[nodiscard]] Result<FileHandle> open_file(const std::string& name, int flags) const;

    /// An exclusive lock on the folder, until the handle is closed. Waits for it.
    [[nodiscard]] Result<FileHandle> lock() const;

    [[nodiscard]] int descriptor() const noexcept { return folder_.get(); }
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

private:
    OwnFolder(std::filesystem::path path, FileHandle folder);

    std::filesystem::path path_;
    FileHandle folder_;
};

/// All that is in the file from its beginning. Errors: io.
[[nodiscard]] Result<std::string> read_whole(const FileHandle& file);
/// Writes all of `bytes` where the file stands. Errors: io.
[[nodiscard]] Result<void> write_whole(const FileHandle& file, std::string_view bytes);

}  // namespace paddock
