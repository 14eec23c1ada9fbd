// The walls that the engine does not build: a filter that counts, Landlock, a process that is not the init. Put up from
// inside, by the same code as the native backend's, and seen to stand before the program's first instruction.
#include "program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>

#include "landlock.hpp"
#include "sys.hpp"

namespace paddock::docker {
namespace {

using native::check;
using native::Step;

/// The image's interpreter, where the usual images have it.
std::string find_interpreter() {
    for (const char* path : {"/usr/local/bin/python3", "/usr/bin/python3", "/opt/python/bin/python3"}) {
        if (access(path, X_OK) == 0) {
            return path;
        }
    }
    give_up(Step::exec);
}

/// What an image has for a program to read and to run; not /proc, /sys, /run, /root, /home, /var, nor the rest of /dev
/// and /etc.
native::Plan plan_of(const Request& request) {
    native::Plan plan;
    plan.landlock_abi = native::landlock_abi();
    std::vector<native::Bind> seen;
    for (const char* folder : {"/usr", "/lib", "/lib64", "/bin", "/opt"}) {
        seen.push_back({.source = {}, .target = folder, .folder = true, .device = false, .executable = true});
    }
    for (const char* device : {"/dev/null", "/dev/full", "/dev/random", "/dev/urandom"}) {
        seen.push_back({.source = {}, .target = device, .folder = false, .device = true, .executable = false});
    }
    for (const char* file : {"/etc/passwd", "/etc/group", "/etc/ld.so.cache"}) {
        seen.push_back({.source = {}, .target = file, .folder = false, .device = false, .executable = false});
    }
    for (const char* folder : {"/etc/alternatives", "/etc/python3", "/etc/python3.11"}) {
        seen.push_back({.source = {}, .target = folder, .folder = true, .device = false, .executable = false});
    }
    plan.landlock_rules = native::landlock_rules(seen);
    std::erase_if(plan.landlock_rules, [](const native::LandlockRule& rule) {
        return rule.path == "/dev" || rule.path == "/etc" || access(rule.path.c_str(), F_OK) != 0;
    });
    constexpr rlim_t kDescriptors = 1024, kStack = 8ULL << 20, kSignals = 1024, kPage = 4096;
    const auto cpu_seconds = static_cast<rlim_t>(std::ceil(static_cast<double>(request.header.cpu_microseconds) / 1e6));
    plan.resource_limits = {{RLIMIT_CORE, 0},
                            {RLIMIT_NOFILE, kDescriptors},
                            {RLIMIT_FSIZE, request.header.disk_bytes + kPage},
                            {RLIMIT_STACK, kStack},
                            {RLIMIT_MEMLOCK, 0},
                            {RLIMIT_MSGQUEUE, 0},
                            {RLIMIT_NICE, 0},
                            {RLIMIT_RTPRIO, 0},
                            {RLIMIT_SIGPENDING, kSignals},
                            {RLIMIT_CPU, cpu_seconds + 1}};
    return plan;
}

std::vector<char*> pointers(const std::vector<std::string>& texts) {
    std::vector<char*> result;
    for (const std::string& text : texts) {
        result.push_back(const_cast<char*>(text.c_str()));  // execve(2) does not write to them
    }
    result.push_back(nullptr);
    return result;
}

/// Ends of the program's process.
struct Ends {
    int null_in = -1, out = -1, err = -1, channel = -1, to_init = -1, proc = -1;
};

/// Streams on 0, 1 and 2, the rest on 3 to 5 and close-on-exec; nothing else stays open.
void arrange_descriptors(Ends& ends) noexcept {
    constexpr int kAboveAll = 32;
    const std::array<int*, 6> places{&ends.null_in, &ends.out, &ends.err, &ends.channel, &ends.to_init, &ends.proc};
    for (int* fd : places) {  // out of the way first: one of them may be where another belongs
        *fd = static_cast<int>(
            check(ends.channel, Step::standard_streams, syscall(SYS_fcntl, *fd, F_DUPFD_CLOEXEC, kAboveAll)));
    }
    for (std::size_t place = 0; place < places.size(); ++place) {
        const int flags = place > STDERR_FILENO ? O_CLOEXEC : 0;
        check(ends.channel, Step::standard_streams, syscall(SYS_dup3, *places[place], static_cast<int>(place), flags));
        *places[place] = static_cast<int>(place);
    }
    constexpr unsigned kLast = 0x7fffffff;  // not ~0U, which gVisor of 2022 takes for a negative number
    check(ends.channel, Step::standard_streams, native::sys::close_range(static_cast<unsigned>(places.size()), kLast));
}

[[noreturn]] void become_program(const native::Plan& plan, Ends ends, char* const* argv, char* const* envp) noexcept {
    const std::uint64_t none = 0;
    check(ends.channel, Step::start_program, syscall(SYS_rt_sigprocmask, SIG_SETMASK, &none, nullptr, sizeof(none)));
    check(ends.channel, Step::start_program, setsid());  // kill(0) stays among the program's own
    native::drop_privileges(plan, ends.channel);
    check(ends.channel, Step::start_program, prctl(PR_SET_DUMPABLE, 1, 0, 0, 0));  // its files in procfs are its own
    arrange_descriptors(ends);
    const int score = static_cast<int>(
        check(ends.channel, Step::resource_limits, native::sys::open_at(ends.proc, "self/oom_score_adj", O_WRONLY)));
    check(ends.channel, Step::resource_limits, native::sys::write(score, "1000", 4));  // before the init
    native::sys::close(score);
    native::set_resource_limits(plan, ends.channel);
    native::Proof proof;
    native::look_at_root(proof);
    const native::OwnFiles files = native::open_own_files(ends.proc);
    native::restrict_files(plan, ends.channel);
    if (const int listener = native::filter_system_calls(plan, ends.channel); listener >= 0) {
        native::hand_over(ends.to_init, ends.channel, listener);
        proof.refusals_counted = true;
    }
    check(ends.channel, Step::standard_streams, native::sys::close(ends.to_init));
    native::look_at_self(files, proof);
    native::Message message;
    message.kind = native::MessageKind::proof;
    message.proof = proof;
    native::send(ends.channel, message);
    native::await_go(ends.channel);
    execve(argv[0], argv, envp);
    native::fail(ends.channel, Step::exec, errno);
}

/// The proof, or the step that failed, which paddock is told.
native::Proof take_proof(int channel) {
    native::Message message;
    if (recv(channel, &message, sizeof(message), 0) != static_cast<ssize_t>(sizeof(message))) {
        errno = EPIPE;
        give_up(Step::proof);
    }
    if (message.kind != native::MessageKind::proof) {
        put_frame(FrameKind::failed, message);
        _exit(1);
    }
    return message.proof;
}

}  // namespace

void give_up(Step step) {
    native::Message message;
    message.kind = native::MessageKind::failed;
    message.step = step;
    message.error = errno;
    put_frame(FrameKind::failed, message);
    _exit(1);
}

Program start_program(const Request& request, const OwnView& view) {
    native::Plan plan = plan_of(request);
    plan.on.privileges = view.own_namespaces;
    std::vector<std::string> arguments = {find_interpreter(), "-s", "-B", "-u", native::kScriptPath};
    arguments.insert(arguments.end(), request.arguments.begin(), request.arguments.end());
    const std::vector<char*> argv = pointers(arguments), envp = pointers(request.variables);

    std::array<int, 2> out{}, err{}, channel{}, hand{};
    if (pipe2(out.data(), O_CLOEXEC) != 0 || pipe2(err.data(), O_CLOEXEC) != 0 ||
        socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, channel.data()) != 0 ||
        socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, hand.data()) != 0) {
        give_up(Step::standard_streams);
    }
    fcntl(out[0], F_SETFL, O_NONBLOCK);  // cannot fail on a fresh pipe; the program's end stays blocking
    fcntl(err[0], F_SETFL, O_NONBLOCK);
    const Ends ends{.null_in = open("/dev/null", O_RDONLY | O_CLOEXEC),
                    .out = out[1],
                    .err = err[1],
                    .channel = channel[1],
                    .to_init = hand[1],
                    .proc = view.proc.get()};
    if (ends.null_in < 0) {
        give_up(Step::descriptors);
    }
    Program program;
    program.channel = channel[0];
    program.out = out[0];
    program.err = err[0];
    program.landlock_abi = plan.landlock_abi;
    program.pid = fork();
    if (program.pid < 0) {
        give_up(Step::start_program);
    }
    if (program.pid == 0) {
        become_program(plan, ends, argv.data(), envp.data());
    }
    give_up_rights();
    for (const int fd : {ends.null_in, ends.out, ends.err, ends.channel, ends.to_init}) {
        close(fd);
    }
    // The proof asks for a socket, which waits for an answer where refused calls are counted: the listener comes first.
    pollfd handed{.fd = hand[0], .events = POLLIN, .revents = 0};
    while (poll(&handed, 1, -1) < 0 && errno == EINTR) {
    }
    program.listener = native::take_over(hand[0]);
    close(hand[0]);
    if (program.listener >= 0) {
        pollfd asked[2] = {{.fd = program.listener, .events = POLLIN, .revents = 0},
                           {.fd = program.channel, .events = POLLIN, .revents = 0}};
        native::Refusals tried;  // by the proof itself, so not counted
        while (asked[1].revents == 0) {
            if (poll(asked, 2, -1) < 0 && errno != EINTR) {
                give_up(Step::proof);
            }
            if ((asked[0].revents & POLLIN) != 0) {
                native::answer_refused_call(program.listener, tried);
            }
        }
    }
    program.proof = take_proof(program.channel);
    return program;
}

}  // namespace paddock::docker
