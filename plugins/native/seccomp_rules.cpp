// Threat: the kernel's own surface. What CPython, numpy, pandas and scipy need is allowed; the rest answers EPERM, so
// that a library that asks for more carries on or raises, and is counted; what only an attack calls, and another entry
// into the kernel (i386, x32), ends the run.
//
// Runs when paddock is built: libseccomp takes 2 ms to make the program, which would be paid by every run.
#include "seccomp_rules.hpp"

#include <fcntl.h>
#include <linux/futex.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <memory>
#include <stdexcept>

namespace paddock::native {
namespace {

constexpr std::uint32_t kRefuse = kStandInRefuse, kKill = kStandInKill;

// Every program: memory, threads and their locks, time, signals within its own processes.
constexpr auto kProcess = std::to_array({"brk",
                                         "munmap",
                                         "mremap",
                                         "mprotect",
                                         "msync",
                                         "membarrier",
                                         "arch_prctl",
                                         "set_tid_address",
                                         "set_robust_list",
                                         "get_robust_list",
                                         "rseq",
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
                                         "getrusage",
                                         "getrlimit",
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
constexpr auto kFiles =
    std::to_array({"read",           "write",     "readv",      "writev",    "pread64",    "pwrite64",   "preadv",
                   "pwritev",        "open",      "openat",     "creat",     "close",      "lseek",      "dup",
                   "dup2",           "dup3",      "stat",       "fstat",     "lstat",      "newfstatat", "statx",
                   "access",         "faccessat", "faccessat2", "getdents",  "getdents64", "getcwd",     "chdir",
                   "fchdir",         "mkdir",     "mkdirat",    "rmdir",     "unlink",     "unlinkat",   "rename",
                   "renameat",       "renameat2", "link",       "linkat",    "symlink",    "symlinkat",  "readlink",
                   "readlinkat",     "chmod",     "fchmod",     "fchmodat",  "umask",      "truncate",   "ftruncate",
                   "fallocate",      "fsync",     "fdatasync",  "utime",     "utimes",     "utimensat",  "futimesat",
                   "getxattr",       "lgetxattr", "fgetxattr",  "listxattr", "llistxattr", "flistxattr", "sendfile",
                   "copy_file_range"});

// Event loops (asyncio) and pipes between its own processes. A socket pair reaches nobody but its two ends. No
// setsockopt: SO_SNDBUF holds kernel memory that no watch sees, SO_ATTACH_FILTER loads classic BPF.
constexpr auto kEvents = std::to_array(
    {"pipe",          "pipe2",          "select",          "pselect6",        "poll",      "ppoll",    "epoll_create",
     "epoll_create1", "epoll_ctl",      "epoll_wait",      "epoll_pwait",     "eventfd",   "eventfd2", "signalfd",
     "signalfd4",     "timerfd_create", "timerfd_settime", "timerfd_gettime", "sendto",    "recvfrom", "sendmsg",
     "recvmsg",       "shutdown",       "getsockname",     "getpeername",     "getsockopt"});

// glibc tries these first and takes the older call on ENOSYS alone. clone3 hides its flags in memory, where a filter
// cannot look; the fallback is clone, whose flags are checked.
constexpr auto kNotThere =
    std::to_array({"clone3", "openat2", "preadv2", "pwritev2", "epoll_pwait2", "futex_waitv", "process_madvise",
                   "set_mempolicy_home_node", "mseal", "map_shadow_stack", "statmount", "listmount", "cachestat",
                   "fchmodat2", "futex_wake", "futex_wait", "futex_requeue"});

// Refused and not counted: honest libraries ask for these when they start (OpenBLAS for the memory's nodes, glibc for
// the machine's memory, whose free part and load are also a channel between runs), and an event that every run has
// tells an organiser nothing. times(2) counts the host's ticks since its start, in no time namespace; who calls it
// wants the cpu time that getrusage(2) and clock_gettime(2) tell.
constexpr auto kNotCounted =
    std::to_array({"get_mempolicy", "mbind", "set_mempolicy", "sched_setaffinity", "sysinfo", "times"});

// No strategy and no library of its calls these, by mistake or to ask; to try is an attack on the machine: its ports
// and descriptor tables, its running at all, its clock, any inode by handle (how CVE-2014-3519 left a container), and
// calls that are there for programs of thirty years ago.
constexpr auto kOnlyAttackers = std::to_array(
    {"iopl",       "ioperm",         "modify_ldt", "reboot",        "swapon",          "swapoff",           "acct",
     "quotactl",   "quotactl_fd",    "vhangup",    "settimeofday",  "clock_settime",   "open_by_handle_at", "uselib",
     "nfsservctl", "lookup_dcookie", "_sysctl",    "create_module", "get_kernel_syms", "query_module"});

// Not listed, so EPERM and counted, and why: socket, connect, bind, listen, accept (the network, AF_UNIX, AF_VSOCK,
// AF_ALG); ptrace, process_vm_*, pidfd_getfd, kcmp (other processes' memory and descriptors); mount, umount2,
// pivot_root, chroot, unshare, setns, fsopen and the rest of the mount API (CVE-2022-0185, CVE-2022-0492); keyctl,
// add_key, request_key, System V and POSIX message queues, semaphores and shared memory, flock, inotify, fanotify
// (channels between runs over shared kernel objects and inodes); bpf, perf_event_open, userfaultfd, io_uring_*,
// kexec_*, *_module (kernel surface, and io_uring passes by this filter); memfd_create, execveat (code that no mount
// holds back); set*id, capset, personality, setrlimit, sched_set*, setpriority (bounds); chown, mknod of devices,
// setxattr; vmsplice, splice, tee; mlock; adjtimex, syslog; statfs (the free blocks of the host's disk, under a bind);
// whatever comes in later kernels.

using Context = std::unique_ptr<void, void (*)(scmp_filter_ctx)>;

/// Collects the rules, so that they read as a list.
class Rules {
public:
    template <std::size_t N>
    void all(std::uint32_t action, const std::array<const char*, N>& names) {
        for (const char* name : names) {
            when(action, name, {});
        }
    }
    void when(std::uint32_t action, const char* name, std::vector<scmp_arg_cmp> conditions) {
        rules_.push_back({.action = action, .name = name, .conditions = std::move(conditions)});
    }
    [[nodiscard]] std::vector<FilterRule> take() { return std::move(rules_); }

private:
    std::vector<FilterRule> rules_;
};

/// 0, or the error of libseccomp.
int add_to(scmp_filter_ctx context, const FilterRule& rule) {
    const int number = seccomp_syscall_resolve_name(rule.name);
    if (number < 0) {
        return 0;  // this machine, or this libseccomp, has no such call: the default answers
    }
    return seccomp_rule_add_array(context, rule.action, number, static_cast<unsigned>(rule.conditions.size()),
                                  rule.conditions.data());
}

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
    // Threads have their descriptors in common, here and in close_range: the watch counts them once for a process.
    constexpr std::uint64_t kTable = CLONE_THREAD | CLONE_FILES, kUnshare = 1U << 1;  // CLOSE_RANGE_UNSHARE
    rules.when(SCMP_ACT_ALLOW, "clone", {masked(0, kNamespaces | CLONE_THREAD, 0)});
    rules.when(SCMP_ACT_ALLOW, "clone", {masked(0, kNamespaces | kTable, kTable)});
    rules.when(SCMP_ACT_ALLOW, "close_range", {masked(2, kUnshare, 0)});

    // No shared memory without a file: its pages stay when they are unmapped from every process, where no count of
    // resident memory sees them. No huge pages either, which no cgroup of memory counts.
    constexpr std::uint64_t kType = MAP_SHARED | MAP_PRIVATE, kHuge = MAP_HUGETLB;
    rules.when(SCMP_ACT_ALLOW, "mmap", {masked(3, kType | kHuge, MAP_PRIVATE)});
    rules.when(SCMP_ACT_ALLOW, "mmap", {masked(3, kType | kHuge | MAP_ANONYMOUS, MAP_SHARED)});
    rules.when(SCMP_ACT_ALLOW, "mmap", {masked(3, kType | kHuge | MAP_ANONYMOUS, kType)});  // MAP_SHARED_VALIDATE

    // What allocators and numpy say of their own memory. MADV_COLD and MADV_PAGEOUT would empty the page cache of the
    // runtime's files for others, MADV_MERGEABLE tells by time what others have in memory.
    constexpr std::uint64_t kPopulateRead = 22, kPopulateWrite = 23;  // Linux 5.14
    for (const std::uint64_t advice :
         {std::uint64_t{MADV_NORMAL}, std::uint64_t{MADV_RANDOM}, std::uint64_t{MADV_SEQUENTIAL},
          std::uint64_t{MADV_WILLNEED}, std::uint64_t{MADV_DONTNEED}, std::uint64_t{MADV_FREE},
          std::uint64_t{MADV_DONTFORK}, std::uint64_t{MADV_DOFORK}, std::uint64_t{MADV_HUGEPAGE},
          std::uint64_t{MADV_NOHUGEPAGE}, std::uint64_t{MADV_DONTDUMP}, std::uint64_t{MADV_DODUMP},
          std::uint64_t{MADV_WIPEONFORK}, std::uint64_t{MADV_KEEPONFORK}, kPopulateRead, kPopulateWrite}) {
        rules.when(SCMP_ACT_ALLOW, "madvise", {equal(2, advice)});
    }
    // POSIX_FADV_DONTNEED evicts a file that all runs share, and the next run can tell.
    for (const std::uint64_t advice :
         {POSIX_FADV_NORMAL, POSIX_FADV_RANDOM, POSIX_FADV_SEQUENTIAL, POSIX_FADV_WILLNEED, POSIX_FADV_NOREUSE}) {
        rules.when(SCMP_ACT_ALLOW, "fadvise64", {equal(3, advice)});
    }
    // Shared futexes lie in pages of files that two runs have in common, and the kernel itself wakes one where a thread
    // says that its end is to be noted: nobody wakes them here, and nobody waits. pthread_join asks to wait, and looks
    // again at once on EAGAIN ("the value has changed") until the thread is gone.
    constexpr std::uint64_t kPrivate = FUTEX_PRIVATE_FLAG, kRealTime = FUTEX_CLOCK_REALTIME, kAll = 0xffffffff;
    rules.when(SCMP_ACT_ALLOW, "futex", {masked(1, kPrivate, kPrivate)});
    rules.when(SCMP_ACT_ERRNO(EAGAIN), "futex", {masked(1, kAll & ~kRealTime, FUTEX_WAIT)});
    rules.when(SCMP_ACT_ERRNO(EAGAIN), "futex", {masked(1, kAll & ~kRealTime, FUTEX_WAIT_BITSET)});

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
    // Connected kinds only: a datagram socket can be sent to any address, such as a socket in a data folder.
    constexpr std::uint64_t kKind = 0xf;  // linux/net.h, SOCK_TYPE_MASK; the rest are SOCK_CLOEXEC and SOCK_NONBLOCK
    rules.when(SCMP_ACT_ALLOW, "socketpair", {equal(0, AF_UNIX), masked(1, kKind, SOCK_STREAM)});
    rules.when(SCMP_ACT_ALLOW, "socketpair", {equal(0, AF_UNIX), masked(1, kKind, SOCK_SEQPACKET)});
    rules.when(SCMP_ACT_ALLOW, "mknod", {masked(1, S_IFMT, S_IFIFO)});
    rules.when(SCMP_ACT_ALLOW, "mknodat", {masked(2, S_IFMT, S_IFIFO)});
}

/// libseccomp 2.5 writes a program to a descriptor only.
std::vector<sock_filter> exported(scmp_filter_ctx context) {
    const int memory = memfd_create("seccomp", MFD_CLOEXEC);
    if (memory < 0) {
        throw std::runtime_error("memfd_create failed");
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
        throw std::runtime_error("libseccomp gave no whole program");
    }
    return program;
}

std::uint32_t answer_of(std::uint32_t stand_in, FilterVariant variant) {
    if (stand_in != kRefuse && stand_in != kKill) {
        return stand_in;
    }
    if (variant == FilterVariant::counted) {
        return SECCOMP_RET_USER_NOTIF;
    }
    return stand_in == kRefuse ? SECCOMP_RET_ERRNO | EPERM : SECCOMP_RET_KILL_PROCESS;
}

}  // namespace

std::vector<FilterRule> filter_rules() {
    Rules rules;
    rules.all(SCMP_ACT_ALLOW, kProcess);
    rules.all(SCMP_ACT_ALLOW, kChildren);
    rules.all(SCMP_ACT_ALLOW, kFiles);
    rules.all(SCMP_ACT_ALLOW, kEvents);
    rules.all(SCMP_ACT_ERRNO(ENOSYS), kNotThere);
    rules.all(SCMP_ACT_ERRNO(EPERM), kNotCounted);
    rules.all(kKill, kOnlyAttackers);
    add_conditional(rules);
    return rules.take();
}

std::vector<sock_filter> make_filter(FilterVariant variant) {
    const Context context(seccomp_init(kRefuse), &seccomp_release);
    if (context == nullptr) {
        throw std::runtime_error("libseccomp could not be initialised");
    }
    // i386 (int 0x80) and x32 enter the kernel under other numbers.
    int error = seccomp_attr_set(context.get(), SCMP_FLTATR_ACT_BADARCH, kKill);
    // A binary tree: the kernel walks the program once for every system call there is when it is loaded.
    constexpr std::uint32_t kTree = 2;
    error = error != 0 ? error : seccomp_attr_set(context.get(), SCMP_FLTATR_CTL_OPTIMIZE, kTree);
    for (const FilterRule& rule : filter_rules()) {
        error = error != 0 ? error : add_to(context.get(), rule);
    }
    if (error != 0) {
        throw std::runtime_error("libseccomp refused a rule");
    }
    std::vector<sock_filter> program = exported(context.get());
    for (sock_filter& instruction : program) {
        if (instruction.code == (BPF_RET | BPF_K)) {
            instruction.k = answer_of(instruction.k, variant);
        }
    }
    return program;
}

std::vector<std::string> system_call_names() {
    std::vector<std::string> names(kSystemCalls);
    for (std::size_t number = 0; number < names.size(); ++number) {
        const std::unique_ptr<char, void (*)(void*)> name(
            seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, static_cast<int>(number)), &free);
        names[number] = name ? name.get() : "";
    }
    return names;
}

std::vector<int> killing_calls() {
    std::vector<int> numbers;
    for (const char* name : kOnlyAttackers) {
        if (const int number = seccomp_syscall_resolve_name(name); number >= 0) {
            numbers.push_back(number);
        }
    }
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

}  // namespace paddock::native
