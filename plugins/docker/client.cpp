#include "client.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <boost/process/args.hpp>
#include <boost/process/exe.hpp>
#include <boost/process/extend.hpp>
#include <boost/process/posix.hpp>
#include <boost/process/search_path.hpp>
#include <cerrno>
#include <cstring>

namespace paddock::docker {

namespace bp = boost::process;

namespace {

struct Pipe {
    native::Descriptor read_end, write_end;
};

Result<Pipe> make_pipe() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) {
        return unexpected(ErrorCode::unavailable, fmt::format("no pipe could be made: {}", std::strerror(errno)));
    }
    return Pipe{native::Descriptor(ends[0]), native::Descriptor(ends[1])};
}

/// Between fork and exec: system calls alone.
void prepare_child() {
    setpgid(0, 0);  // Ctrl-C in a terminal is paddock's to hear, which then ends the run in order
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    sigset_t none;
    sigemptyset(&none);
    pthread_sigmask(SIG_SETMASK, &none, nullptr);
    signal(SIGPIPE, SIG_DFL);
    constexpr unsigned kCloseOnExec = 1U << 2;  // CLOSE_RANGE_CLOEXEC, Linux 5.11
    syscall(SYS_close_range, STDERR_FILENO + 1, ~0U, kCloseOnExec);
}

boost::filesystem::path find_client(const std::string& command) {
    if (command.find('/') == std::string::npos) {
        return bp::search_path(command);
    }
    return access(command.c_str(), X_OK) == 0 ? boost::filesystem::path(command) : boost::filesystem::path();
}

}  // namespace

Result<Client> Client::start(const std::string& command, const std::vector<std::string>& arguments) {
    const boost::filesystem::path program = find_client(command);
    if (program.empty()) {
        return unexpected(ErrorCode::not_found,
                          fmt::format("there is no program {0}; install it (`sudo apt-get install {1}`), or set "
                                      "sandbox.command in the policy",
                                      command, command == "docker" ? "docker.io" : command));
    }
    Result<Pipe> in = make_pipe(), out = make_pipe(), err = make_pipe();
    if (!in || !out || !err) {
        return unexpected(!in ? in.error() : !out ? out.error() : err.error());
    }
    Client client;
    std::error_code failure;
    client.child_ = bp::child(
        bp::exe = program.string(), bp::args = arguments, bp::posix::fd.bind(STDIN_FILENO, in->read_end.get()),
        bp::posix::fd.bind(STDOUT_FILENO, out->write_end.get()),
        bp::posix::fd.bind(STDERR_FILENO, err->write_end.get()),
        bp::extend::on_exec_setup = [](auto&) { prepare_child(); }, failure);
    if (failure) {
        client.waited_ = true;
        return unexpected(ErrorCode::unavailable,
                          fmt::format("{} could not be started: {}", program.string(), failure.message()));
    }
    client.pidfd_.reset(static_cast<int>(syscall(SYS_pidfd_open, client.child_.id(), 0)));
    if (!client.pidfd_) {
        return unexpected(ErrorCode::unavailable, fmt::format("{} can't be watched (pidfd_open, Linux 5.3): {}",
                                                              command, std::strerror(errno)));
    }
    fcntl(in->write_end.get(), F_SETFL, O_NONBLOCK);  // cannot fail on fresh pipes
    fcntl(out->read_end.get(), F_SETFL, O_NONBLOCK);
    fcntl(err->read_end.get(), F_SETFL, O_NONBLOCK);
    client.in_ = std::move(in->write_end);
    client.out_ = std::move(out->read_end);
    client.err_ = std::move(err->read_end);
    return client;
}

Client::~Client() {
    if (!waited_ && child_.valid()) {
        kill();
        wait();
    }
}

void Client::kill() noexcept {
    syscall(SYS_pidfd_send_signal, pidfd_.get(), SIGKILL, nullptr, 0);
}

int Client::exit_code(Clock::time_point deadline) {
    pollfd gone{.fd = pidfd_.get(), .events = POLLIN, .revents = 0};
    return poll(&gone, 1, poll_time(deadline)) == 1 ? wait() : -1;
}

int Client::wait() {
    std::error_code failure;
    child_.wait(failure);
    waited_ = true;
    return failure ? -1 : child_.exit_code();
}

bool read_some(int fd, std::string& text, std::size_t most) {
    std::array<char, 1U << 16U> piece;
    const ssize_t got = fd < 0 ? 0 : read(fd, piece.data(), piece.size());
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) {
        return true;
    }
    if (got <= 0) {
        return false;
    }
    text.append(piece.data(), std::min(static_cast<std::size_t>(got), most - std::min(most, text.size())));
    return true;
}

int poll_time(Clock::time_point deadline) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
    return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 1'000'000));
}

Result<Answer> ask(const std::string& command, const std::vector<std::string>& arguments, Clock::time_point deadline) {
    Result<Client> client = Client::start(command, arguments);
    if (!client) {
        return unexpected(client.error());
    }
    client->close_in();
    constexpr std::size_t kMost = 1U << 20U;
    Answer answer;
    while (client->out() >= 0 || client->err() >= 0) {
        std::array<pollfd, 2> events{{{client->out(), POLLIN, 0}, {client->err(), POLLIN, 0}}};
        if (poll(events.data(), events.size(), poll_time(deadline)) < 0 && errno != EINTR) {
            break;
        }
        if (Clock::now() >= deadline) {
            return answer;  // the client is killed with its owner
        }
        if (events[0].revents != 0 && !read_some(client->out(), answer.out, kMost)) {
            client->close_out();
        }
        if (events[1].revents != 0 && !read_some(client->err(), answer.err, kMost)) {
            client->close_err();
        }
    }
    answer.exit_code = client->exit_code(deadline);
    return answer;
}

}  // namespace paddock::docker
