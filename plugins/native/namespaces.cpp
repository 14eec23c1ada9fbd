// Threat: the program sees or signals the host's processes, reaches its network, its IPC objects or its mounts.
#include <linux/if.h>
#include <linux/sched.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/utsname.h>
#include <time.h>

#include "confine.hpp"
#include "sys.hpp"

namespace paddock::native {
namespace {

/// Sorted insertion of the few descriptors that stay.
struct KeptDescriptors {
    static constexpr std::size_t kMost = 64;
    std::array<int, kMost> fds{};
    std::size_t count = 0;

    bool add(int fd) noexcept {
        if (fd < 0) {
            return true;
        }
        if (count == kMost) {
            return false;
        }
        std::size_t at = count++;
        for (; at > 0 && fds[at - 1] > fd; --at) {
            fds[at] = fds[at - 1];
        }
        fds[at] = fd;
        return true;
    }
};

/// Digits of `value` at `to`; returns the place behind them.
char* put_number(char* to, std::int64_t value) noexcept {
    std::array<char, 20> digits{};
    std::size_t count = 0;
    do {
        digits[count++] = static_cast<char>('0' + value % 10);
        value /= 10;
    } while (value > 0);
    while (count > 0) {
        *to++ = digits[--count];
    }
    return to;
}

/// time_namespaces(7): "clock-id seconds nanoseconds" to /proc/self/timens_offsets; whole seconds, rounded so that no
/// clock comes out below 0.
void start_clocks_at_zero(int channel) noexcept {
    const int file = static_cast<int>(
        check(channel, Step::namespaces, sys::open_at(AT_FDCWD, "/proc/self/timens_offsets", O_WRONLY)));
    for (const int clock : {CLOCK_MONOTONIC, CLOCK_BOOTTIME}) {
        timespec now{};
        check(channel, Step::namespaces, syscall(SYS_clock_gettime, clock, &now));
        std::array<char, 48> line{};
        char* at = put_number(line.data(), clock);
        *at++ = ' ';
        *at++ = '-';
        at = put_number(at, now.tv_sec);
        *at++ = ' ';
        *at++ = '0';
        *at++ = '\n';
        check(channel, Step::namespaces, sys::write(file, line.data(), static_cast<std::size_t>(at - line.data())));
    }
    sys::close(file);
}

}  // namespace

std::uint64_t namespace_flags(const Switches& on) noexcept {
    const std::uint64_t network = on.network ? CLONE_NEWNET : 0, ipc = on.ipc ? CLONE_NEWIPC : 0;
    return CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWUTS | network | ipc;
}

/// Threat: a descriptor of paddock's (its results database, another run's pipe, the caller's secrets) survives exec.
/// Close all but ours before anything else; when the kernel can't, nothing runs.
void keep_only(const ChildEnds& ends) noexcept {
    KeptDescriptors kept;
    bool fits = kept.add(ends.channel) && kept.add(ends.null_in) && kept.add(ends.out) && kept.add(ends.err);
    for (const int fd : ends.cgroup_tasks) {
        fits = fits && kept.add(fd);
    }
    for (const int fd : ends.trees) {
        fits = fits && kept.add(fd);
    }
    if (!fits) {
        fail(ends.channel, Step::descriptors, E2BIG);
    }
    unsigned from = 0;
    for (std::size_t i = 0; i < kept.count; ++i) {
        const auto fd = static_cast<unsigned>(kept.fds[i]);
        if (fd > from) {
            check(ends.channel, Step::descriptors, sys::close_range(from, fd - 1));
        }
        from = fd + 1;
    }
    check(ends.channel, Step::descriptors, sys::close_range(from, ~0U));
}

/// paddock's handlers would run here for signals that the program sends to its init; an ignored SIGINT of the caller's
/// would stay ignored in the program. The clone starts with all signals blocked, so none of them got in before.
void reset_signals() noexcept {
    constexpr int kLastSignal = 64;
    struct KernelAction {
        void (*handler)(int) = SIG_DFL;
        unsigned long flags = 0;
        void (*restorer)() = nullptr;
        std::uint64_t mask = 0;
    };
    const KernelAction ignored_default;
    for (int signal = 1; signal <= kLastSignal; ++signal) {
        syscall(SYS_rt_sigaction, signal, &ignored_default, nullptr,
                sizeof(std::uint64_t));  // EINVAL for KILL and STOP
    }
    const std::uint64_t none = 0;
    syscall(SYS_rt_sigprocmask, SIG_SETMASK, &none, nullptr, sizeof(none));
}

/// The cgroup namespace after the cgroups are joined, so that they are the root of what the program sees. The time
/// namespace holds for children, and its clocks can be set until the first is born: they begin at about 0, so that the
/// host's time since its start is nobody's affair.
void enter_namespaces(int channel) noexcept {
    check(channel, Step::namespaces, syscall(SYS_unshare, CLONE_NEWCGROUP | CLONE_NEWTIME));
    start_clocks_at_zero(channel);
    constexpr char kName[] = "paddock";
    check(channel, Step::namespaces, syscall(SYS_sethostname, kName, sizeof(kName) - 1));
    check(channel, Step::namespaces, syscall(SYS_setdomainname, "", 0));
    // A session of its own: no controlling terminal whose input it could push (CVE-2017-5226), and kill(0) stays
    // inside.
    check(channel, Step::namespaces, syscall(SYS_setsid));
}

/// Needs a socket, so it comes before the filter that refuses those. The interfaces are counted later, in its own
/// /proc.
void look_at_network(Proof& proof) noexcept {
    const long probe = syscall(SYS_socket, AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (probe < 0) {
        proof.loopback_up = errno == EAFNOSUPPORT ? 0 : -1;  // a kernel without IPv4 has nothing to be up
        return;
    }
    ifreq request{};
    request.ifr_name[0] = 'l';
    request.ifr_name[1] = 'o';
    if (syscall(SYS_ioctl, probe, SIOCGIFFLAGS, &request) == 0) {
        proof.loopback_up = (request.ifr_flags & IFF_UP) != 0 ? 1 : 0;
    }
    sys::close(static_cast<int>(probe));
}

/// The kernel kills this process when paddock goes, SIGKILL included, and with pid 1 the whole tree. Set after the ids
/// have changed, since that clears it (prctl(2)); a paddock that went before shows as a closed channel.
void die_with_parent(const Plan& plan, int channel, Proof& proof) noexcept {
    if (plan.on.processes) {
        check(channel, Step::die_with_parent, syscall(SYS_prctl, PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0));
    }
    check(channel, Step::die_with_parent, syscall(SYS_prctl, PR_GET_PDEATHSIG, &proof.death_signal, 0, 0, 0));
    char byte = 0;
    const long got = syscall(SYS_recvfrom, channel, &byte, sizeof(byte), MSG_PEEK | MSG_DONTWAIT, nullptr, nullptr);
    if (got == 0 || (got < 0 && errno != EAGAIN)) {
        sys::exit_now(1);
    }
}

}  // namespace paddock::native
