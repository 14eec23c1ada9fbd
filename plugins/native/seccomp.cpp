// Threat: the kernel's own surface. What CPython, numpy, pandas and scipy need is allowed; the rest answers EPERM, so
// that a library that asks for more carries on or raises; another entry into the kernel (i386, x32) kills.
#include "seccomp.hpp"

#include <fcntl.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>
#include <vector>

#include "confine.hpp"
#include "sys.hpp"

namespace paddock::native {
namespace {

// Every program: memory, threads and their locks, time, signals within its own processes.
constexpr auto kProcess = std::to_array({"brk",
                                         "mmap",
                                         "munmap",
                                         "mremap",
                                         "mprotect",
                                         "madvise",
                                         "msync",
                                         "membarrier",
                                         "arch_prctl",
                                         "set_tid_address",
                                         "set_robust_list",
                                         "get_robust_list",
                                         "rseq",
                                         "futex",
                                         "sched_yield",
                                         "sched_getaffinity",
                                         "sched_getparam",
                                         "sched_getscheduler",
                                         "sched_get_priority_max",
                                         "sched_get_priority_min",
                                         "sched_rr_get_interval",
                                         "getcpu",
                                         "getpriority",
                                         "nanosleep",
                                         "clock_nanosleep",
                                         "clock_gettime",
                                         "clock_getres",
                                         "gettimeofday",
                                         "time",
                                         "times",
                                         "getrusage",
                                         "getrlimit",
                                         "sysinfo",
                                         "uname",
                                         "getrandom",
                                         "rt_sigaction",
                                         "rt_sigprocmask",
                                         "rt_sigreturn",
                                         "rt_sigpending",
                                         "rt_sigtimedwait",
                                         "rt_sigsuspend",
                                         "sigaltstack",
                                         "kill",
                                         "tkill",
                                         "tgkill",
                                         "pause",
                                         "alarm",
                                         "getitimer",
                                         "setitimer",
                                         "timer_create",
                                         "timer_settime",
                                         "timer_gettime",
                                         "timer_getoverrun",
                                         "timer_delete",
                                         "restart_syscall",
                                         "exit",
                                         "exit_group"});

// Who am I, and children of its own: os.fork, subprocess and multiprocessing stay inside the PID namespace.
constexpr auto kChildren = std::to_array(
    {"getpid",    "getppid",   "gettid",  "getuid",  "geteuid", "getgid",     "getegid",          "getresuid",
     "getresgid", "getgroups", "getpgrp", "getpgid", "setpgid", "getsid",     "setsid",           "capget",
     "fork",      "vfork",     "execve",  "wait4",   "waitid",  "pidfd_open", "pidfd_send_signal"});

// Files: import, /data, /tmp and /output. Where they may go is the mounts' and Landlock's affair.
constexpr auto kFiles = std::to_array(
    {"read",      "write",     "readv",     "writev",     "pread64",    "pwrite64",  "preadv",         "pwritev",
     "preadv2",   "pwritev2",  "open",      "openat",     "creat",      "close",     "close_range",    "lseek",
     "dup",       "dup2",      "dup3",      "stat",       "fstat",      "lstat",     "newfstatat",     "statx",
     "statfs",    "fstatfs",   "access",    "faccessat",  "faccessat2", "getdents",  "getdents64",     "getcwd",
     "chdir",     "fchdir",    "mkdir",     "mkdirat",    "rmdir",      "unlink",    "unlinkat",       "rename",
     "renameat",  "renameat2", "link",      "linkat",     "symlink",    "symlinkat", "readlink",       "readlinkat",
     "chmod",     "fchmod",    "fchmodat",  "umask",      "truncate",   "ftruncate", "fallocate",      "fadvise64",
     "readahead", "fsync",     "fdatasync", "utime",      "utimes",     "utimensat", "futimesat",      "getxattr",
     "lgetxattr", "fgetxattr", "listxattr", "llistxattr", "flistxattr", "sendfile",  "copy_file_range"});

// Event loops (asyncio) and pipes between its own processes. A socket pair reaches nobody but its two ends.
constexpr auto kEvents = std::to_array(
    {"pipe",          "pipe2",          "select",          "pselect6",        "poll",       "ppoll",     "epoll_create",
     "epoll_create1", "epoll_ctl",      "epoll_wait",      "epoll_pwait",     "eventfd",    "eventfd2",  "signalfd",
     "signalfd4",     "timerfd_create", "timerfd_settime", "timerfd_gettime", "sendto",     "recvfrom",  "sendmsg",
     "recvmsg",       "shutdown",       "getsockname",     "getpeername",     "getsockopt", "setsockopt"});

// glibc tries these first and takes the older call on ENOSYS alone. clone3 hides its flags in memory, where a filter
// cannot look; the fallback is clone, whose flags are checked.
constexpr auto kNotThere =
    std::to_array({"clone3", "openat2", "epoll_pwait2", "futex_waitv", "process_madvise", "set_mempolicy_home_node",
                   "mseal", "map_shadow_stack", "statmount", "listmount", "cachestat", "fchmodat2", "futex_wake",
                   "futex_wait", "futex_requeue"});

// Not listed, so EPERM, and why: socket, connect, bind, listen, accept (the network, AF_UNIX, AF_VSOCK, AF_ALG);
// ptrace, process_vm_*, pidfd_getfd, kcmp (other processes' memory and descriptors); mount, umount2, pivot_root,
// chroot, unshare, setns, fsopen and the rest of the mount API (CVE-2022-0185, CVE-2022-0492); keyctl, add_key,
// request_key, System V and POSIX message queues, semaphores and shared memory, flock, inotify, fanotify (channels
// between runs over shared kernel objects and inodes); bpf, perf_event_open, userfaultfd, io_uring_*, kexec_*, *_module
// (kernel surface, and io_uring passes by this filter); memfd_create, execveat (code that no mount holds back); set*id,
// capset, personality, setrlimit, sched_set*, setpriority (bounds); chown, mknod of devices, setxattr; vmsplice,
// splice, tee; mlock; clock_set*, adjtimex, reboot, swapon, quotactl, acct, syslog, iopl, ioperm; whatever comes in
// later kernels.

using Context = std::unique_ptr<void, void (*)(scmp_filter_ctx)>;

/// Collects the first error, so that the list of rules reads as a list.
class Rules {
public:
    explicit Rules(scmp_filter_ctx context) : context_(context) {}

    template <std::size_t N>
    void all(std::uint32_t action, const std::array<const char*, N>& names) {
        for (const char* name : names) {
            one(action, name, {});
        }
    }
    void when(std::uint32_t action, const char* name, std::vector<scmp_arg_cmp> conditions) {
        one(action, name, conditions);
    }
    [[nodiscard]] int error() const { return error_; }

private:
    void one(std::uint32_t action, const char* name, const std::vector<scmp_arg_cmp>& conditions) {
        const int number = seccomp_syscall_resolve_name(name);
        if (number < 0) {
            return;  // this machine, or this libseccomp, has no such call: the default answers
        }
        const int result = seccomp_rule_add_array(context_, action, number, static_cast<unsigned>(conditions.size()),
                                                  conditions.data());
        if (result < 0 && error_ == 0) {
            error_ = -result;
        }
    }

    scmp_filter_ctx context_;
    int error_ = 0;
};

constexpr scmp_arg_cmp equal(unsigned argument, std::uint64_t value) {
    return {.arg = argument, .op = SCMP_CMP_EQ, .datum_a = value, .datum_b = 0};
}
constexpr scmp_arg_cmp masked(unsigned argument, std::uint64_t mask, std::uint64_t value) {
    return {.arg = argument, .op = SCMP_CMP_MASKED_EQ, .datum_a = mask, .datum_b = value};
}

/// Calls that are allowed for some arguments only.
void add_conditional(Rules& rules) {
    // Threads and forks, no namespaces: CVE-2022-0185 and others begin with a user namespace of one's own.
    constexpr std::uint64_t kNamespaces =
        CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS | CLONE_NEWCGROUP;
    rules.when(SCMP_ACT_ALLOW, "clone", {masked(0, kNamespaces, 0)});

    // An allow-list, compared in all 64 bits: TIOCSTI and TIOCLINUX (CVE-2017-5226, CVE-2023-1523) are not on it.
    for (const unsigned long request : {TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIOCLEX, FIONCLEX}) {
        rules.when(SCMP_ACT_ALLOW, "ioctl", {equal(1, request)});
    }

    // No locks and no leases: on the runtime's shared inodes they would be a channel between runs.
    for (const std::uint64_t command : {F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_GETPIPE_SZ}) {
        rules.when(SCMP_ACT_ALLOW, "fcntl", {equal(1, command)});
    }

    constexpr std::uint64_t kSetVma = 0x53564d41;  // PR_SET_VMA, Linux 5.17: glibc's malloc names its arenas
    for (const std::uint64_t option :
         {static_cast<std::uint64_t>(PR_SET_NAME), static_cast<std::uint64_t>(PR_GET_NAME),
          static_cast<std::uint64_t>(PR_GET_DUMPABLE), static_cast<std::uint64_t>(PR_SET_PDEATHSIG),
          static_cast<std::uint64_t>(PR_GET_PDEATHSIG), static_cast<std::uint64_t>(PR_CAPBSET_READ),
          static_cast<std::uint64_t>(PR_GET_NO_NEW_PRIVS), static_cast<std::uint64_t>(PR_GET_SECCOMP), kSetVma}) {
        rules.when(SCMP_ACT_ALLOW, "prctl", {equal(0, option)});
    }

    constexpr std::uint64_t kAskOnly = 0xffffffff;
    rules.when(SCMP_ACT_ALLOW, "personality", {equal(0, kAskOnly)});
    rules.when(SCMP_ACT_ALLOW, "prlimit64", {equal(2, 0)});  // ask; bounds are set by then
    rules.when(SCMP_ACT_ALLOW, "socketpair", {equal(0, AF_UNIX)});
    rules.when(SCMP_ACT_ALLOW, "mknod", {masked(1, S_IFMT, S_IFIFO)});
    rules.when(SCMP_ACT_ALLOW, "mknodat", {masked(2, S_IFMT, S_IFIFO)});
}

/// libseccomp 2.5 writes a program to a descriptor only.
Result<std::vector<sock_filter>> exported(scmp_filter_ctx context) {
    const int memory = memfd_create("seccomp", MFD_CLOEXEC);
    if (memory < 0) {
        return unexpected(ErrorCode::unavailable, "memfd_create failed, so no system call filter could be made");
    }
    std::vector<sock_filter> program;
    const bool written = seccomp_export_bpf(context, memory) == 0;
    const off_t size = lseek(memory, 0, SEEK_END);
    bool whole = false;
    if (written && size > 0) {
        program.resize(static_cast<std::size_t>(size) / sizeof(sock_filter));
        whole = pread(memory, program.data(), static_cast<std::size_t>(size), 0) == size;
    }
    close(memory);
    if (!whole || program.size() > BPF_MAXINSNS) {
        return unexpected(ErrorCode::unavailable, "libseccomp gave no whole program for the system call filter");
    }
    return program;
}

Result<std::vector<sock_filter>> compile() {
    const Context context(seccomp_init(SCMP_ACT_ERRNO(EPERM)), &seccomp_release);
    if (context == nullptr) {
        return unexpected(ErrorCode::unavailable,
                          "libseccomp could not be initialised; is libseccomp2 installed whole?");
    }
    // i386 (int 0x80) and x32 enter the kernel under other numbers: they are not refused, they kill.
    int error = seccomp_attr_set(context.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
    Rules rules(context.get());
    rules.all(SCMP_ACT_ALLOW, kProcess);
    rules.all(SCMP_ACT_ALLOW, kChildren);
    rules.all(SCMP_ACT_ALLOW, kFiles);
    rules.all(SCMP_ACT_ALLOW, kEvents);
    rules.all(SCMP_ACT_ERRNO(ENOSYS), kNotThere);
    add_conditional(rules);
    error = error != 0 ? error : rules.error();
    if (error != 0) {
        return unexpected(ErrorCode::unavailable, "libseccomp refused a rule of the system call filter");
    }
    return exported(context.get());
}

}  // namespace

Result<std::span<const sock_filter>> seccomp_program() {
    static const Result<std::vector<sock_filter>> program = compile();
    if (!program) {
        return unexpected(program.error());
    }
    return std::span<const sock_filter>(program.value());
}

void filter_system_calls(const Plan& plan, int channel) noexcept {
    if (plan.seccomp.empty()) {
        return;  // the plan's controls say so, and a run that requires it was refused
    }
    const sock_fprog program{.len = static_cast<unsigned short>(plan.seccomp.size()),
                             .filter = const_cast<sock_filter*>(plan.seccomp.data())};
    check(channel, Step::seccomp, syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program));
}

}  // namespace paddock::native
