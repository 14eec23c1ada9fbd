// Raw system calls: what runs between clone3 and exec calls nothing else. glibc's own setresuid() waits for threads
// that the child does not have, and a sanitizer's open() may take a lock that another thread held at the clone.
#pragma once
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>

namespace paddock::native::sys {

/// clone3(2), Linux 5.7 (CLONE_ARGS_SIZE_VER2): Debian 12's headers have it, but in a header that fights with
/// <sched.h>.
struct CloneArgs {
    std::uint64_t flags = 0, pidfd = 0, child_tid = 0, parent_tid = 0, exit_signal = 0, stack = 0, stack_size = 0,
                  tls = 0, set_tid = 0, set_tid_size = 0, cgroup = 0;
};

/// mount_setattr(2), Linux 5.12.
struct MountAttr {
    std::uint64_t attr_set = 0, attr_clr = 0, propagation = 0, userns_fd = 0;
};

// Numbers are the same on x86_64 and aarch64 since Linux 5.1 (asm-generic/unistd.h), and glibc 2.36 names them all.
inline long clone3(CloneArgs& args) noexcept {
    return syscall(SYS_clone3, &args, sizeof(args));
}
inline int open_at(int folder, const char* path, int flags, unsigned mode = 0) noexcept {
    return static_cast<int>(syscall(SYS_openat, folder, path, flags | O_CLOEXEC, mode));
}
inline long close(int fd) noexcept {
    return syscall(SYS_close, fd);
}
inline long read(int fd, void* to, std::size_t size) noexcept {
    return syscall(SYS_read, fd, to, size);
}
inline long write(int fd, const void* from, std::size_t size) noexcept {
    return syscall(SYS_write, fd, from, size);
}
inline long make_folder(const char* path, unsigned mode) noexcept {
    return syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}
inline long make_link(const char* target, const char* path) noexcept {
    return syscall(SYS_symlinkat, target, AT_FDCWD, path);
}
/// close_range(2), Linux 5.9.
inline long close_range(unsigned first, unsigned last) noexcept {
    return syscall(SYS_close_range, first, last, 0U);
}
[[noreturn]] inline void exit_now(int code) noexcept {
    for (;;) {
        syscall(SYS_exit_group, code);
    }
}
inline int fsopen(const char* type) noexcept {
    return static_cast<int>(syscall(SYS_fsopen, type, 1U /* FSOPEN_CLOEXEC */));
}
inline long fsconfig(int fs, unsigned command, const char* key, const void* value) noexcept {
    return syscall(SYS_fsconfig, fs, command, key, value, 0);
}
inline int fsmount(int fs, unsigned attributes) noexcept {
    return static_cast<int>(syscall(SYS_fsmount, fs, 1U /* FSMOUNT_CLOEXEC */, attributes));
}
/// A detached copy of what is mounted at `path`, with all that is mounted below it (AT_RECURSIVE: without it the kernel
/// refuses to copy from a mount namespace that inherited locked mounts).
inline int open_tree_copy(const char* path) noexcept {
    constexpr unsigned kCloneTree = 1U, kRecursive = 0x8000U;
    return static_cast<int>(
        syscall(SYS_open_tree, AT_FDCWD, path, kCloneTree | kRecursive | static_cast<unsigned>(O_CLOEXEC)));
}
inline long mount_setattr(int folder, const char* path, unsigned flags, MountAttr& attributes) noexcept {
    return syscall(SYS_mount_setattr, folder, path, flags, &attributes, sizeof(attributes));
}
/// Attaches the detached mount `tree` at `path`.
inline long move_mount(int tree, const char* path) noexcept {
    constexpr unsigned kFromEmptyPath = 4U;
    return syscall(SYS_move_mount, tree, "", AT_FDCWD, path, kFromEmptyPath);
}

}  // namespace paddock::native::sys
