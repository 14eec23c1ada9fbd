#include "leftovers.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

#include "files.hpp"
#include "wire.hpp"

namespace paddock::docker {
namespace {

constexpr int kDeepest = 32;

class Sender {
public:
    Sender(int proc, std::uint64_t bytes, std::uint64_t files) : proc_(proc), bytes_left_(bytes), files_left_(files) {}
    void folder(int from, const std::string& path, int depth);

private:
    void entry(int from, const char* name, const std::string& path, int depth);
    void file(int from, const char* name, const std::string& path, std::uint64_t size);

    [[nodiscard]] native::Descriptor open_entry(int folder, const char* name, int flags) const;

    int proc_;
    std::uint64_t bytes_left_, files_left_;
};

/// What the program made unreadable for its own user is made readable first: the inode that O_PATH holds, not the name.
native::Descriptor Sender::open_entry(int folder, const char* name, int flags) const {
    const int open_flags = flags | O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
    native::Descriptor opened(openat(folder, name, open_flags));
    if (!opened && errno == EACCES) {
        const native::Descriptor inode(openat(folder, name, O_PATH | O_NOFOLLOW | O_CLOEXEC));
        const std::string path = "self/fd/" + std::to_string(inode.get());
        if (inode && fchmodat(proc_, path.c_str(), 0700, 0) == 0) {
            opened.reset(openat(folder, name, open_flags));
        }
    }
    return opened;
}

void leave_out(const std::string& path, const std::string& why) {
    put_text(FrameKind::left_out, path + '\0' + why);
}

void Sender::folder(int from, const std::string& path, int depth) {
    const int copy = openat(from, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const std::unique_ptr<DIR, int (*)(DIR*)> listing(copy >= 0 ? fdopendir(copy) : nullptr, &closedir);
    if (!listing) {
        leave_out(path, std::strerror(errno));
        return;
    }
    while (const dirent* found = readdir(listing.get())) {
        const std::string name = found->d_name;
        if (name != "." && name != "..") {
            entry(from, found->d_name, path.empty() ? name : path + '/' + name, depth);
        }
    }
}

void Sender::entry(int from, const char* name, const std::string& path, int depth) {
    struct stat status {};
    if (fstatat(from, name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
        leave_out(path, std::strerror(errno));
    } else if (S_ISREG(status.st_mode)) {
        file(from, name, path, static_cast<std::uint64_t>(status.st_size));
    } else if (S_ISDIR(status.st_mode) && depth >= kDeepest) {
        leave_out(path, "folders are nested deeper than " + std::to_string(kDeepest));
    } else if (S_ISDIR(status.st_mode)) {
        const native::Descriptor opened = open_entry(from, name, O_DIRECTORY);
        if (!opened) {
            leave_out(path, std::strerror(errno));
            return;
        }
        put_text(FrameKind::folder, path);
        folder(opened.get(), path, depth + 1);
    }
}

void Sender::file(int from, const char* name, const std::string& path, std::uint64_t size) {
    const native::Descriptor opened = open_entry(from, name, 0);
    if (!opened) {
        leave_out(path, std::strerror(errno));
        return;
    }
    if (files_left_ == 0 || size > bytes_left_) {
        leave_out(path, files_left_ == 0 ? "there are more files than the limit"
                                         : "with its " + std::to_string(size) + " bytes it would be over the limit");
        return;
    }
    --files_left_;
    put_text(FrameKind::file, path);
    std::array<char, 1U << 16U> piece;
    for (std::uint64_t left = size; left > 0;) {
        const ssize_t got = read(opened.get(), piece.data(), std::min<std::uint64_t>(left, piece.size()));
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            leave_out(path, got < 0 ? std::strerror(errno) : "it became shorter while it was read");
            return;
        }
        put_frame(FrameKind::data, piece.data(), static_cast<std::size_t>(got));
        left -= static_cast<std::uint64_t>(got);
        bytes_left_ -= static_cast<std::uint64_t>(got);
    }
}

}  // namespace

void send_leftovers(int proc, std::uint64_t bytes, std::uint64_t files) {
    const native::Descriptor output(open(kOutputPath, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!output) {
        leave_out(kOutputPath, std::strerror(errno));
        return;
    }
    fchmod(output.get(), 0700);  // a program that closed its own folder; the rest says when this was refused
    Sender(proc, bytes, files).folder(output.get(), "", 0);
}

}  // namespace paddock::docker
