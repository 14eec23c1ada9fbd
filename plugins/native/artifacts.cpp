// Threat: the host opens what the program shaped. A link to /etc/shadow, a fifo that blocks for ever, a name with
// escape sequences: each is left alone or made harmless (compare CVE-2024-28185, CVE-2018-15664). By now nothing of the
// program runs, so what was looked at does not change any more.
#include "artifacts.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <nettle/sha2.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

#include "files.hpp"

namespace paddock::native {
namespace {

constexpr int kDeepest = 32;
constexpr std::string_view kHexDigits = "0123456789abcdef";

std::string refused(const std::string& what) {
    return fmt::format("artifact {} was not taken: {}", what, std::strerror(errno));
}

/// Opens one entry. What the program made unreadable for its own user is made readable first: the inode that O_PATH
/// holds, not the name.
Descriptor open_entry(int folder, const char* name, int flags) {
    const int open_flags = flags | O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
    Descriptor opened(openat(folder, name, open_flags));
    if (!opened && errno == EACCES) {
        const Descriptor inode(openat(folder, name, O_PATH | O_NOFOLLOW | O_CLOEXEC));
        const std::string path = fmt::format("/proc/self/fd/{}", inode.get());
        if (inode && chmod(path.c_str(), 0700) == 0) {
            opened.reset(openat(folder, name, open_flags));
        }
    }
    return opened;
}

std::string hex(const std::array<std::uint8_t, SHA256_DIGEST_SIZE>& digest) {
    std::string text;
    for (const std::uint8_t byte : digest) {
        text += kHexDigits[byte >> 4U];
        text += kHexDigits[byte & 15U];
    }
    return text;
}

bool write_all(int fd, const char* data, std::size_t size) {
    for (std::size_t done = 0; done < size;) {
        const ssize_t count = write(fd, data + done, size - done);
        if (count < 0 && errno != EINTR) {
            return false;
        }
        done += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    return true;
}

/// Fills in size and digest; `to` is -1 when there is no copy to write. False with errno.
bool copy_and_digest(int from, int to, Artifact& artifact) {
    sha256_ctx context;
    sha256_init(&context);
    std::array<char, 65536> piece;
    for (ssize_t got = 1; got != 0;) {
        got = read(from, piece.data(), piece.size());
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0 || (to >= 0 && !write_all(to, piece.data(), static_cast<std::size_t>(got)))) {
            return false;
        }
        sha256_update(&context, static_cast<std::size_t>(got), reinterpret_cast<const std::uint8_t*>(piece.data()));
        artifact.size += static_cast<std::uint64_t>(got);
    }
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
    sha256_digest(&context, digest.size(), digest.data());
    artifact.sha256 = hex(digest);
    return true;
}

/// A file that has no name until it is whole, so that nothing is left of it when paddock is killed meanwhile. Where the
/// file system can't do that (O_TMPFILE), it has one that safe_name() never makes, and goes with this object.
class NewFile {
public:
    explicit NewFile(int folder) : folder_(folder) {
        if (folder < 0) {
            return;
        }
        constexpr mode_t kMode = 0644;
        fd_.reset(openat(folder, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, kMode));
        if (!fd_ && (errno == EOPNOTSUPP || errno == EISDIR || errno == ENOENT)) {
            part_ = fmt::format(" paddock-part-{}-{}", getpid(), folder);
            unlinkat(folder, part_.c_str(), 0);  // of an interrupted run with this very process id
            fd_.reset(openat(folder, part_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, kMode));
        }
    }
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;
    ~NewFile() {
        if (fd_ && !part_.empty()) {
            unlinkat(folder_, part_.c_str(), 0);
        }
    }
    [[nodiscard]] explicit operator bool() const { return static_cast<bool>(fd_); }
    [[nodiscard]] int fd() const { return fd_.get(); }

    /// In the place of what has the name; false with errno.
    bool take_name(const std::string& name) {
        if (!part_.empty()) {
            return renameat(folder_, part_.c_str(), folder_, name.c_str()) == 0;
        }
        const std::string self = fmt::format("/proc/self/fd/{}", fd_.get());
        if (linkat(AT_FDCWD, self.c_str(), folder_, name.c_str(), AT_SYMLINK_FOLLOW) == 0) {
            return true;
        }
        return errno == EEXIST && unlinkat(folder_, name.c_str(), 0) == 0 &&
               linkat(AT_FDCWD, self.c_str(), folder_, name.c_str(), AT_SYMLINK_FOLLOW) == 0;
    }

private:
    int folder_;
    Descriptor fd_;
    std::string part_;
};

/// Walks /output. Each step returns why something was not taken, "" when all is well.
class Collector {
public:
    Collector(Collected& collected, const ArtifactBounds& bounds) : collected_(collected), bounds_(bounds) {}

    /// `to` is -1 when artifacts are listed only.
    std::string folder(int from, int to, const std::string& path, int depth);

private:
    std::string entry(int from, int to, const char* name, const std::string& path, int depth);
    std::string subfolder(int from, int to, const char* name, const std::string& path, int depth);
    std::string file(int from, int to, const std::string& name, const std::string& path);

    Collected& collected_;
    ArtifactBounds bounds_;
    std::uint64_t taken_ = 0;  ///< bytes
};

std::string Collector::folder(int from, int to, const std::string& path, int depth) {
    const int copy = openat(from, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const std::unique_ptr<DIR, int (*)(DIR*)> listing(copy >= 0 ? fdopendir(copy) : nullptr, &closedir);
    if (!listing) {
        return refused(path);
    }
    while (const dirent* found = readdir(listing.get())) {
        const std::string_view name = found->d_name;
        if (name == "." || name == "..") {
            continue;
        }
        const std::string safe = safe_name(name);
        std::string problem = entry(from, to, found->d_name, path.empty() ? safe : path + '/' + safe, depth);
        if (collected_.problem.empty()) {
            collected_.problem = std::move(problem);
        }
    }
    return {};
}

std::string Collector::entry(int from, int to, const char* name, const std::string& path, int depth) {
    struct stat status {};
    if (fstatat(from, name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
        return refused(path);
    }
    if (S_ISDIR(status.st_mode)) {
        return subfolder(from, to, name, path, depth);
    }
    if (!S_ISREG(status.st_mode)) {
        return {};  // links, fifos and sockets are nobody's results
    }
    const Descriptor opened = open_entry(from, name, 0);
    return opened ? file(opened.get(), to, safe_name(name), path) : refused(path);
}

std::string Collector::subfolder(int from, int to, const char* name, const std::string& path, int depth) {
    if (depth >= kDeepest) {
        return fmt::format("artifact {} was not taken: folders are nested deeper than {}", path, kDeepest);
    }
    const Descriptor opened = open_entry(from, name, O_DIRECTORY);
    Descriptor target;
    if (opened && to >= 0) {
        const std::string safe = safe_name(name);
        if (mkdirat(to, safe.c_str(), 0755) != 0 && errno != EEXIST) {
            return refused(path);
        }
        target.reset(openat(to, safe.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    }
    if (!opened || (to >= 0 && !target)) {
        return refused(path);
    }
    return folder(opened.get(), target.get(), path, depth + 1);
}

/// One pass: digest and copy.
std::string Collector::file(int from, int to, const std::string& name, const std::string& path) {
    if (collected_.artifacts.size() >= bounds_.files) {
        return fmt::format("artifact {} was not taken: there are more than {} files", path, bounds_.files);
    }
    struct stat status {};
    if (fstat(from, &status) != 0) {
        return refused(path);
    }
    if (static_cast<std::uint64_t>(status.st_size) > bounds_.bytes - taken_) {
        return fmt::format("artifact {} was not taken: with its {} bytes it would be over {} for all together", path,
                           status.st_size, bounds_.bytes);
    }
    taken_ += static_cast<std::uint64_t>(status.st_size);
    NewFile copy(to);
    if (to >= 0 && !copy) {
        return refused(path);
    }
    Artifact artifact{.path = path, .size = 0, .sha256 = {}};
    if (!copy_and_digest(from, copy.fd(), artifact) || (to >= 0 && !copy.take_name(name))) {
        return refused(path);
    }
    collected_.artifacts.push_back(std::move(artifact));
    return {};
}

}  // namespace

std::string safe_name(std::string_view name) {
    std::string safe;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        const bool leading_dash = c == '-' && safe.empty();
        if (byte > 0x20 && byte < 0x7f && c != '%' && c != '/' && c != '\\' && !leading_dash) {
            safe += c;
        } else {
            safe += '%';
            safe += kHexDigits[byte >> 4U];
            safe += kHexDigits[byte & 15U];
        }
    }
    return safe;
}

Collected collect_artifacts(int folder, const std::string& to, const ArtifactBounds& bounds) {
    Collected collected;
    Descriptor target;
    if (!to.empty()) {
        if (mkdir(to.c_str(), 0755) == 0 || errno == EEXIST) {
            target.reset(open(to.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        }
        if (!target) {
            collected.problem = fmt::format("artifacts were listed but not copied: {}: {}", to, std::strerror(errno));
        }
    }
    std::string problem = Collector(collected, bounds).folder(folder, target.get(), "", 0);
    if (collected.problem.empty()) {
        collected.problem = std::move(problem);
    }
    std::sort(collected.artifacts.begin(), collected.artifacts.end(),
              [](const Artifact& a, const Artifact& b) { return a.path < b.path; });
    return collected;
}

}  // namespace paddock::native
