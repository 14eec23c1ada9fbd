// Process 1 of the container, and the only one there that is not the program's. Bound in read-only by paddock, with no
// right that the program lacks: what keeps the two apart is that this process is no dumpable one (no ptrace, no /proc
// entry to read), and that a process 1 takes no signal from inside that it has no handler for.
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>

#include "leftovers.hpp"
#include "own_cgroup.hpp"
#include "program.hpp"
#include "wire.hpp"

namespace paddock::docker {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kLongestPause{20};  ///< between two looks at what the kernel does not report

Scratch look_at_scratch(const char* path) {
    struct statfs status {};
    Scratch scratch;
    if (statfs(path, &status) == 0) {
        scratch = {.blocks = status.f_blocks,
                   .block_bytes = static_cast<std::uint64_t>(status.f_bsize),
                   .files = status.f_files,
                   .no_exec = (status.f_flags & ST_NOEXEC) != 0,
                   .no_suid = (status.f_flags & ST_NOSUID) != 0,
                   .no_device = (status.f_flags & ST_NODEV) != 0};
    }
    return scratch;
}

/// Tried by a child, which is the program's user, before the program is there.
bool is_hidden(int proc) {
    const pid_t child = fork();
    if (child == 0) {
        const bool closed = openat(proc, "1/fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC) < 0;
        _exit(closed && errno == EACCES ? 0 : 1);
    }
    int status = 1;
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return child > 0 && status == 0;
}

InsideView look_around(const Program& program, const OwnCgroup& cgroup, bool hidden) {
    InsideView view;
    view.proof = program.proof;
    view.landlock_abi = program.landlock_abi;
    view.output = look_at_scratch(kOutputPath);
    view.tmp = look_at_scratch("/tmp");
    struct statvfs root {};
    view.root_read_only = statvfs("/", &root) == 0 && (root.f_flag & ST_RDONLY) != 0;
    view.hidden = hidden;
    const bool named = access("/proc/self", F_OK) == 0 || access("/sys/kernel", F_OK) == 0;
    view.names_error = named ? 0 : errno;
    view.shared_memory_error = access("/dev/shm", F_OK) == 0 ? 0 : errno;
    cgroup.put_limits(view);
    return view;
}

/// One of the program's streams: handed on, up to the cap.
class Stream {
public:
    Stream(FrameKind kind, int fd, std::uint64_t cap) : kind_(kind), fd_(fd), left_(cap) {}
    [[nodiscard]] int fd() const { return fd_; }
    [[nodiscard]] bool over() const { return over_; }

    /// A bounded amount per call, so that a flood does not keep the init from its other work.
    void hand_on() {
        std::array<char, 1U << 16U> piece;  // what a pipe holds
        const ssize_t got = fd_ < 0 ? 0 : read(fd_, piece.data(), piece.size());
        if (got < 0 && (errno == EINTR || errno == EAGAIN)) {
            return;
        }
        if (got <= 0) {
            close(fd_);
            fd_ = -1;
            return;
        }
        const auto kept = std::min(left_, static_cast<std::uint64_t>(got));
        if (kept > 0) {
            put_frame(kind_, piece.data(), static_cast<std::size_t>(kept));
        }
        left_ -= kept;
        over_ = over_ || kept < static_cast<std::uint64_t>(got);
    }
    /// What was in the pipe when the last writer died.
    void drain() {
        while (fd_ >= 0 && !over_) {
            hand_on();
        }
    }

private:
    FrameKind kind_;
    int fd_;
    std::uint64_t left_;
    bool over_ = false;
};

class Init {
public:
    Init(const Request& request, Program program, OwnCgroup& cgroup, int children)
        : request_(request),
          program_(program),
          cgroup_(cgroup),
          children_(children),
          out_(FrameKind::out, program.out, request.header.output_bytes),
          err_(FrameKind::err, program.err, request.header.output_bytes) {}

    /// Until no process of the program's is left.
    void watch();
    void report(int proc);

private:
    void await(int timeout);
    void take_order();
    void on_tick();
    void look_at_disk();
    void reap();
    void kill_all(InitCause cause);
    [[nodiscard]] int pause() const;

    const Request& request_;
    Program program_;
    OwnCgroup& cgroup_;
    int children_;
    Stream out_, err_;
    native::Refusals refusals_;
    Ended ended_;
    bool gone_ = false;  ///< the program's first process is
    Clock::time_point tick_ = Clock::now();
};

/// Everything in this PID namespace but this process. Who forks meanwhile has the signal before the child is there.
void Init::kill_all(InitCause cause) {
    if (ended_.cause == InitCause::none && !gone_) {
        ended_.cause = cause;
    }
    kill(-1, SIGKILL);
    gone_ = true;
}

void Init::take_order() {
    char order = 0;
    const ssize_t got = read(STDIN_FILENO, &order, 1);
    if (got == 1 && order == static_cast<char>(Order::stop)) {
        kill_all(InitCause::order);
    } else if (got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN)) {
        _exit(0);  // paddock or the client is gone: the kernel kills what is left
    }
}

void Init::look_at_disk() {
    struct statfs output {};
    if (statfs(kOutputPath, &output) == 0) {
        ended_.disk_full = ended_.disk_full || (output.f_blocks > 0 && output.f_bfree == 0);
        ended_.files_full = ended_.files_full || (output.f_files > 0 && output.f_ffree == 0);
    }
}

void Init::on_tick() {
    look_at_disk();
    cgroup_.look();
    if (cgroup_.oom_kills() > 0) {
        kill_all(InitCause::memory);  // cgroup v1 takes one process of the tree: the rest goes with it
    }
    const Figure used = cgroup_.cpu_microseconds();
    if (used.known && used.value > request_.header.cpu_microseconds) {
        kill_all(InitCause::cpu);
    }
    tick_ = Clock::now() + kLongestPause;
}

/// The program's first process is looked at before it is reaped: its end is the run's.
void Init::reap() {
    std::array<char, 1024> records;  // signalfd(2); several ends may come as one
    if (read(children_, records.data(), records.size()) < 0 && errno != EAGAIN) {
        _exit(1);
    }
    for (;;) {
        siginfo_t info{};
        if (waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid == 0) {
            return;
        }
        if (info.si_pid == program_.pid) {
            ended_.code = info.si_code;
            ended_.status = info.si_status;
            gone_ = true;
        }
        waitid(P_PID, static_cast<id_t>(info.si_pid), &info, WEXITED);
    }
}

int Init::pause() const {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(tick_ - Clock::now());
    return static_cast<int>(std::max<std::int64_t>(left.count(), 0));
}

void Init::await(int timeout) {
    std::array<pollfd, 5> events{{{STDIN_FILENO, POLLIN, 0},
                                  {children_, POLLIN, 0},
                                  {program_.listener, POLLIN, 0},
                                  {out_.fd(), POLLIN, 0},
                                  {err_.fd(), POLLIN, 0}}};
    if (poll(events.data(), events.size(), timeout) < 0) {
        return;  // EINTR: nothing is blocked here that would have a handler
    }
    if (events[3].revents != 0) {
        out_.hand_on();
    }
    if (events[4].revents != 0) {
        err_.hand_on();
    }
    if ((events[2].revents & POLLIN) != 0) {
        native::answer_refused_call(program_.listener, refusals_);
    } else if (events[2].revents != 0) {
        close(program_.listener);  // nobody under the filter is left
        program_.listener = -1;
    }
    if (events[1].revents != 0) {
        reap();
    }
    if (events[0].revents != 0) {
        take_order();
    }
}

void Init::watch() {
    while (!gone_) {
        await(pause());
        if (!gone_ && (out_.over() || err_.over())) {
            kill_all(InitCause::output);
        }
        if (!gone_ && Clock::now() >= tick_) {
            on_tick();
        }
    }
    kill(-1, SIGKILL);
    for (;;) {
        siginfo_t info{};
        if (waitid(P_ALL, 0, &info, WEXITED) != 0 && errno == ECHILD) {
            break;
        }
        if (info.si_pid == program_.pid) {
            ended_.code = info.si_code;
            ended_.status = info.si_status;
        }
    }
    out_.drain();
    err_.drain();
}

void Init::report(int proc) {
    look_at_disk();
    cgroup_.put_figures(ended_);
    rusage tree{};
    getrusage(RUSAGE_CHILDREN, &tree);
    const auto largest = static_cast<std::uint64_t>(tree.ru_maxrss) * 1024;
    ended_.seen_memory = {.value = std::max(ended_.seen_memory.value, largest),
                          .known = ended_.seen_memory.known || largest > 0};
    if (!ended_.cpu_microseconds.known) {
        const auto microseconds = [](const timeval& time) {
            return static_cast<std::uint64_t>(time.tv_sec) * 1'000'000 + static_cast<std::uint64_t>(time.tv_usec);
        };
        ended_.cpu_microseconds = {.value = microseconds(tree.ru_utime) + microseconds(tree.ru_stime), .known = true};
        ended_.cpu_by_rusage = true;
    }
    ended_.out_over = out_.over();
    ended_.err_over = err_.over();
    ended_.refused_entry = refusals_.ended_run.load();
    std::array<std::uint64_t, std::tuple_size_v<decltype(refusals_.counts)>> counts{};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        counts[i] = refusals_.counts[i].load();
    }
    put_frame(FrameKind::refusals, counts);
    put_frame(FrameKind::ended, ended_);
    send_leftovers(proc, request_.header.disk_bytes, request_.header.files);
    put_frame(FrameKind::done, nullptr, 0);
}

/// Only SIGCHLD matters, and comes by a descriptor.
int block_signals() {
    sigset_t child;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    sigprocmask(SIG_SETMASK, &child, nullptr);
    return signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
}

/// The end of the orders, and quit, end this process.
Order next_order() {
    char order = 0;
    ssize_t got = -1;
    while ((got = read(STDIN_FILENO, &order, 1)) < 0 && errno == EINTR) {
    }
    if (got != 1 || order == static_cast<char>(Order::quit)) {
        _exit(0);
    }
    return static_cast<Order>(order);
}

[[noreturn]] void run() {
    const Request request = take_request();
    const int children = block_signals();
    const OwnView own_view = take_own_view();
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    const bool hidden = is_hidden(own_view.proc.get());
    OwnCgroup cgroup(own_view.cgroup.get());
    const Program program = start_program(request, own_view);
    for (Order order = Order::look; order != Order::go; order = next_order()) {
        if (order != Order::look) {
            _exit(0);
        }
        put_frame(FrameKind::ready, look_around(program, cgroup, hidden));
    }
    cgroup.begin();
    Init init(request, program, cgroup, children);
    if (send(program.channel, "g", 1, MSG_NOSIGNAL) != 1) {
        _exit(1);
    }
    init.watch();
    init.report(own_view.proc.get());
    for (;;) {
        static_cast<void>(next_order());  // a stop that crossed the report
    }
}

}  // namespace
}  // namespace paddock::docker

int main() {
    paddock::docker::run();
}
