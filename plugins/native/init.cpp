// Process 1 inside: starts the program as process 2, reaps whatever is left to it, tells the supervisor how the program
// ended, and goes, which makes the kernel kill all that is left. A program that were process 1 itself would ignore its
// own signals, and its abort() would look like a clean exit.
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include "confine.hpp"
#include "sys.hpp"

namespace paddock::native {
namespace {

/// Streams on 0, 1, 2 and the channel on 3, close-on-exec; nothing else stays open.
int arrange_descriptors(const ChildEnds& ends) noexcept {
    constexpr int kAboveAll = 16, kChannel = 3;
    std::array<int, 4> wanted{ends.null_in, ends.out, ends.err, ends.channel};
    for (int& fd : wanted) {  // out of the way first: one of them may be where another belongs
        fd = static_cast<int>(
            check(ends.channel, Step::standard_streams, syscall(SYS_fcntl, fd, F_DUPFD_CLOEXEC, kAboveAll)));
    }
    const int channel = wanted[3];
    for (int place = 0; place < kChannel; ++place) {
        check(channel, Step::standard_streams, syscall(SYS_dup3, wanted[static_cast<std::size_t>(place)], place, 0));
    }
    check(channel, Step::standard_streams, syscall(SYS_dup3, channel, kChannel, O_CLOEXEC));
    check(kChannel, Step::standard_streams, sys::close_range(kChannel + 1, ~0U));
    return kChannel;
}

/// When the host runs out of memory, the kernel takes the program and neither paddock nor the init.
void prefer_as_victim(int channel) noexcept {
    const int fd = static_cast<int>(
        check(channel, Step::resource_limits, sys::open_at(AT_FDCWD, "/proc/self/oom_score_adj", O_WRONLY)));
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

[[noreturn]] void become_program(const Plan& plan, const ChildEnds& ends, Proof proof) noexcept {
    const int channel = arrange_descriptors(ends);
    check(channel, Step::start_program, syscall(SYS_prctl, PR_SET_DUMPABLE, 1, 0, 0, 0));  // /proc/self is its own
    prefer_as_victim(channel);
    set_resource_limits(plan, channel);
    look_at_root(proof);
    restrict_files(plan, channel);
    filter_system_calls(plan, channel);
    look_at_self(proof);
    prove(channel, proof);
    syscall(SYS_execve, plan.runtime.interpreter.c_str(), ends.argv, ends.envp);
    fail(channel, Step::exec, errno);
}

/// How the program ended, by the kernel's word. Then the supervisor has its last look, and this process goes.
[[noreturn]] void report_end(int channel, const siginfo_t& info, const rusage& usage) noexcept {
    rusage own{};
    syscall(SYS_getrusage, RUSAGE_SELF, &own);
    Message message;
    message.kind = MessageKind::exited;
    message.code = info.si_code;
    message.status = info.si_status;
    message.program_peak_kb = static_cast<std::uint64_t>(usage.ru_maxrss);
    message.setup_peak_kb = static_cast<std::uint64_t>(own.ru_maxrss);
    send(channel, message);
    await_go(channel);
    sys::exit_now(0);
}

}  // namespace

void run_init(const Plan& plan, const ChildEnds& ends, Proof proof) noexcept {
    const long program =
        check(ends.channel, Step::start_program, syscall(SYS_clone, SIGCHLD, nullptr, nullptr, nullptr, 0));
    if (program == 0) {
        become_program(plan, ends, proof);
    }
    for (const int fd : {ends.null_in, ends.out, ends.err}) {
        sys::close(fd);
    }
    for (;;) {
        // Looked at before it is reaped: the supervisor's last look at the tree still counts it.
        siginfo_t info{};
        rusage usage{};
        const long waited = syscall(SYS_waitid, P_ALL, 0, &info, WEXITED | WNOWAIT, &usage);
        if (waited < 0 && errno != EINTR) {
            fail(ends.channel, Step::start_program, errno);
        }
        if (waited == 0 && info.si_pid == program) {
            report_end(ends.channel, info, usage);
        }
        if (waited == 0) {
            syscall(SYS_waitid, P_PID, info.si_pid, nullptr, WEXITED, nullptr);
        }
    }
}

}  // namespace paddock::native
