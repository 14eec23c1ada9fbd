#include "batch/workers.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <limits>

namespace paddock::batch {

namespace {

constexpr off_t kAlone = std::numeric_limits<off_t>::max() - 1;  ///< a byte that is no worker's number

struct flock region(short type, off_t start, off_t length) {
    struct flock lock {};
    lock.l_type = type;
    lock.l_whence = SEEK_SET;
    lock.l_start = start;
    lock.l_len = length;  // 0: to the end, wherever that will be
    return lock;
}

/// Errors: io.
Result<void> wait_for(struct flock lock, int file, const std::string& path) {
    while (::fcntl(file, F_OFD_SETLKW, &lock) != 0) {
        if (errno != EINTR) {
            return unexpected(ErrorCode::io,
                              fmt::format("{} cannot be locked: {}; give --results a place on a local file system",
                                          path, std::strerror(errno)));
        }
    }
    return {};
}

/// What cannot be given back goes with the descriptor.
void unlock(int file, off_t start) noexcept {
    struct flock lock = region(F_UNLCK, start, 1);
    static_cast<void>(::fcntl(file, F_OFD_SETLK, &lock));
}

/// Whether `file` is still what `path` names: the last worker of before may just have taken it away.
bool is_named(int file, const std::string& path) {
    struct stat opened {};
    struct stat named {};
    return ::fstat(file, &opened) == 0 && ::stat(path.c_str(), &named) == 0 && opened.st_ino == named.st_ino &&
           opened.st_dev == named.st_dev;
}

}  // namespace

Result<void> Workers::open(const std::string& database) {
    path_ = database + "-workers";
    for (;;) {
        file_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
        if (file_ < 0) {
            return unexpected(ErrorCode::io, fmt::format("{}: {}; give --results a place that you can write", path_,
                                                         std::strerror(errno)));
        }
        // Byte 0 belongs to whoever is in the database; who takes the file away needs all of it.
        if (const Result<void> inside = wait_for(region(F_RDLCK, 0, 1), file_, path_); !inside) {
            return inside;
        }
        if (is_named(file_, path_)) {
            return {};
        }
        ::close(file_);
    }
}

Result<void> Workers::alone(const std::function<void()>& work) const {
    if (const Result<void> locked = wait_for(region(F_WRLCK, kAlone, 1), file_, path_); !locked) {
        return locked;
    }
    struct Unlock {
        int file;
        ~Unlock() { unlock(file, kAlone); }
    } const at_end{file_};
    work();
    return {};
}

bool Workers::take(std::int64_t worker) {
    struct flock own = region(F_WRLCK, worker, 1);
    return ::fcntl(file_, F_OFD_SETLK, &own) == 0;
}

void Workers::give_back(std::int64_t worker) const noexcept {
    unlock(file_, worker);
}

bool Workers::alive(std::int64_t worker) const {
    struct flock own = region(F_WRLCK, worker, 1);
    return ::fcntl(file_, F_OFD_GETLK, &own) != 0 || own.l_type != F_UNLCK;
}

bool Workers::others() const {
    return alive(0);
}

Workers::~Workers() {
    if (file_ < 0) {
        return;
    }
    struct flock all = region(F_WRLCK, 0, 0);
    if (::fcntl(file_, F_OFD_SETLK, &all) == 0 && is_named(file_, path_)) {
        ::unlink(path_.c_str());
    }
    ::close(file_);
}

}  // namespace paddock::batch
