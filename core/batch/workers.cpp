#include "batch/workers.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace paddock::batch {

namespace {

struct flock region(short type, off_t start, off_t length) {
    struct flock lock {};
    lock.l_type = type;
    lock.l_whence = SEEK_SET;
    lock.l_start = start;
    lock.l_len = length;  // 0: to the end, wherever that will be
    return lock;
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
        struct flock inside = region(F_RDLCK, 0, 1);
        while (::fcntl(file_, F_OFD_SETLKW, &inside) != 0) {
            if (errno != EINTR) {
                return unexpected(ErrorCode::io,
                                  fmt::format("{} cannot be locked: {}; give --results a place on a local "
                                              "file system",
                                              path_, std::strerror(errno)));
            }
        }
        if (is_named(file_, path_)) {
            return {};
        }
        ::close(file_);
    }
}

bool Workers::take(std::int64_t worker) {
    struct flock own = region(F_WRLCK, worker, 1);
    return ::fcntl(file_, F_OFD_SETLK, &own) == 0;
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
