// Process 1 inside: starts the program as process 2, reaps whatever is left to it, tells the supervisor how the program
// ended, and goes, which makes the kernel kill all that is left. A program that were process 1 itself would ignore its
// own signals, and its abort() would look like a clean exit.
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include "confine.hpp"
#include "sys.hpp"

namespace paddock::native {
namespace {

struct Arranged {
    int channel = -1, to_init = -1, proc = -1;
};

/// Streams on 0, 1, 2, the channel on 3, the socket to the init on 4 and procfs on 5, close-on-exec; nothing else stays
/// open.
Arranged arrange_descriptors(const Plan& plan, const ChildEnds& ends, int to_init, int proc) noexcept {
    constexpr int kAboveAll = 16, kChannel = 3, kToInit = 4, kProc = 5;
    std::array<int, 6> wanted{ends.null_in, ends.out, ends.err, ends.channel, to_init, proc};
    for (int& fd : wanted) {  // out of the way first: one of them may be where another belongs
        fd = static_cast<int>(
            check(ends.channel, Step::standard_streams, syscall(SYS_fcntl, fd, F_DUPFD_CLOEXEC, kAboveAll)));
    }
    const int channel = wanted[3];
    for (int place = 0; place < kChannel; ++place) {
        check(channel, Step::standard_streams, syscall(SYS_dup3, wanted[static_cast<std::size_t>(place)], place, 0));
    }
    check(channel, Step::standard_streams, syscall(SYS_dup3, wanted[4], kToInit, O_CLOEXEC));
    check(channel, Step::standard_streams, syscall(SYS_dup3, wanted[5], kProc, O_CLOEXEC));
    check(channel, Step::standard_streams, syscall(SYS_dup3, channel, kChannel, O_CLOEXEC));
    if (plan.on.descriptors) {
        check(kChannel, Step::standard_streams, sys::close_range(kProc + 1, ~0U));
    }
    return {.channel = kChannel, .to_init = kToInit, .proc = kProc};
}

/// When the host runs out of memory, the kernel takes the program and neither paddock nor the init.
void prefer_as_victim(int channel, int proc) noexcept {
    const int fd =
        static_cast<int>(check(channel, Step::resource_limits, sys::open_at(proc, "self/oom_score_adj", O_WRONLY)));
    check(channel, Step::resource_limits, sys::write(fd, "1000", 4));
    sys::close(fd);
}

/// The last word before the program's first instruction is the supervisor's: it has the proof and says go, or hangs up.
void prove(int channel, const Proof& proof) noexcept {
    Message message;
    message.kind = MessageKind::proof;
    message.proof = proof;
    send(channel, message);
    await_go(channel);
}

[[noreturn]] void become_program(const Plan& plan, const ChildEnds& ends, int to_init, int proc, Proof proof) noexcept {
    const std::uint64_t none = 0;
    check(ends.channel, Step::start_program, syscall(SYS_rt_sigprocmask, SIG_SETMASK, &none, nullptr, sizeof(none)));
    const Arranged fds = arrange_descriptors(plan, ends, to_init, proc);
    const int channel = fds.channel;
    check(channel, Step::start_program,
          syscall(SYS_prctl, PR_SET_DUMPABLE, 1, 0, 0, 0));  // its files in procfs are its own
    prefer_as_victim(channel, fds.proc);
    set_resource_limits(plan, channel);
    look_at_root(proof);
    const OwnFiles files = open_own_files(fds.proc);
    restrict_files(plan, channel);
    if (const int listener = filter_system_calls(plan, channel); listener >= 0) {
        hand_over(fds.to_init, channel, listener);
        proof.refusals_counted = true;
    }
    check(channel, Step::standard_streams, sys::close(fds.to_init));
    look_at_self(files, proof);
    prove(channel, proof);
    syscall(SYS_execve, plan.runtime.interpreter.c_str(), ends.argv, ends.envp);
    fail(channel, Step::exec, errno);
}

/// How the program ended, by the kernel's word. A supervisor that watches the tree itself has its last look before this
/// process goes.
[[noreturn]] void report_end(const Plan& plan, int channel, const siginfo_t& info, const rusage& usage) noexcept {
    rusage own{};
    syscall(SYS_getrusage, RUSAGE_SELF, &own);
    Message message;
    message.kind = MessageKind::exited;
    message.code = info.si_code;
    message.status = info.si_status;
    message.program_peak_kb = static_cast<std::uint64_t>(usage.ru_maxrss);
    message.setup_peak_kb = static_cast<std::uint64_t>(own.ru_maxrss);
    send(channel, message);
    if (plan.watched) {
        await_go(channel);
    }
    sys::exit_now(0);
}

/// Reaps what has ended. Does not return once the program is among it.
void reap(const Plan& plan, int channel, long program) noexcept {
    for (;;) {
        // Looked at before it is reaped: the supervisor's last look at the tree still counts it.
        siginfo_t info{};
        rusage usage{};
        const long waited = syscall(SYS_waitid, P_ALL, 0, &info, WEXITED | WNOWAIT | WNOHANG, &usage);
        if (waited < 0 && errno != EINTR) {
            fail(channel, Step::start_program, errno);
        }
        if (waited == 0 && info.si_pid == 0) {
            return;
        }
        if (waited == 0 && info.si_pid == program) {
            report_end(plan, channel, info, usage);
        }
        if (waited == 0) {
            syscall(SYS_waitid, P_PID, info.si_pid, nullptr, WEXITED, nullptr);
        }
    }
}

/// Ends of children come by `children`, a signalfd; refused calls by `listener`, which comes over `from_program` first.
[[noreturn]] void look_after(const Plan& plan, int channel, long program, int children, int from_program,
                             Refusals& refusals) noexcept {
    int listener = -1;
    for (;;) {
        std::array<pollfd, 3> events{{{children, POLLIN, 0}, {listener, POLLIN, 0}, {from_program, POLLIN, 0}}};
        const long ready = syscall(SYS_ppoll, events.data(), events.size(), nullptr, nullptr, 0);
        if (ready < 0 && errno != EINTR) {
            fail(channel, Step::start_program, errno);
        }
        if (ready > 0 && events[0].revents != 0) {
            std::array<char, 128> record;  // signalfd(2); several ends may come as one
            sys::read(children, record.data(), record.size());
            reap(plan, channel, program);
        }
        if (ready > 0 && (events[1].revents & POLLIN) != 0) {
            answer_refused_call(listener, refusals);
        } else if (ready > 0 && events[1].revents != 0) {
            sys::close(listener);  // nobody under the filter is left
            listener = -1;
        }
        if (ready > 0 && events[2].revents != 0) {
            listener = take_over(from_program);
            sys::close(from_program);
            from_program = -1;
        }
    }
}

}  // namespace

void run_init(const Plan& plan, const ChildEnds& ends, int proc, Proof proof) noexcept {
    const int channel = ends.channel;
    keep_to_processors(plan, channel);
    std::array<int, 2> hand{};
    check(channel, Step::start_program,
          syscall(SYS_socketpair, AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, hand.data()));
    constexpr std::uint64_t kChildSignal = 1ULL << (SIGCHLD - 1);
    check(channel, Step::start_program,
          syscall(SYS_rt_sigprocmask, SIG_SETMASK, &kChildSignal, nullptr, sizeof(kChildSignal)));
    const int children = static_cast<int>(check(
        channel, Step::start_program, syscall(SYS_signalfd4, -1, &kChildSignal, sizeof(kChildSignal), O_CLOEXEC)));
    const long program = check(channel, Step::start_program, syscall(SYS_clone, SIGCHLD, nullptr, nullptr, nullptr, 0));
    if (program == 0) {
        become_program(plan, ends, hand[1], proc, proof);
    }
    for (const int fd : {ends.null_in, ends.out, ends.err, hand[1], proc}) {
        sys::close(fd);
    }
    look_after(plan, channel, program, children, hand[0], *ends.refusals);
}

}  // namespace paddock::native
