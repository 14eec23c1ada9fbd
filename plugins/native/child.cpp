#include "child.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/sched.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "sys.hpp"

namespace paddock::native {
namespace {

struct Pipe {
    Descriptor read_end, write_end;
};

Result<Pipe> make_pipe() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) {
        return unexpected(ErrorCode::unavailable, fmt::format("no pipe could be made: {}", std::strerror(errno)));
    }
    fcntl(ends[0], F_SETFL, O_NONBLOCK);  // cannot fail on a fresh pipe; the program's end stays blocking
    return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

std::vector<char*> pointers(const std::vector<std::string>& texts) {
    std::vector<char*> result;
    for (const std::string& text : texts) {
        result.push_back(const_cast<char*>(text.c_str()));  // execve(2) does not write to them
    }
    result.push_back(nullptr);
    return result;
}

Unexpected clone_refused(int error) {
    if (error == EPERM || error == ENOSPC || error == EUSERS) {
        return unexpected(
            ErrorCode::permission_denied,
            fmt::format(
                "namespaces were refused ({}); allow them by `sysctl user.max_user_namespaces=10000` (and, where "
                "there is such a key, kernel.unprivileged_userns_clone=1 or "
                "kernel.apparmor_restrict_unprivileged_userns=0), and note that a chroot has none",
                std::strerror(error)));
    }
    return unexpected(ErrorCode::unavailable,
                      fmt::format("the sandbox's first process could not be cloned: {}", std::strerror(error)));
}

/// Mounts that paddock opens as root, since what it drops to may not walk to them (/root is closed to others).
Result<std::vector<Descriptor>> open_trees(const Plan& plan) {
    std::vector<Descriptor> trees;
    for (const Bind& bind : plan.binds) {
        trees.emplace_back(open_bind(bind));
        if (!trees.back()) {
            const char* hint = errno == EPERM ? "paddock is root, but not in its mount namespace: start it from "
                                                "`unshare --mount`, or as an ordinary user"
                                              : "Linux 5.12 or later is needed";
            return unexpected(ErrorCode::unavailable, fmt::format("{} could not be bound read-only: {}; {}",
                                                                  bind.source, std::strerror(errno), hint));
        }
    }
    return trees;
}

}  // namespace

Child::~Child() {
    if (pid_ > 0 && !gone_) {
        kill();
        rusage usage{};
        wait(usage);
    }
}

Result<void> Child::start(const Plan& plan, const RunCgroups& groups, Refusals& refusals) {
    Result<Pipe> out = make_pipe(), err = make_pipe();
    if (!out || !err) {
        return unexpected(out ? err.error() : out.error());
    }
    std::array<int, 2> channel{};
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, channel.data()) != 0) {
        return unexpected(ErrorCode::unavailable,
                          fmt::format("no socket pair could be made: {}", std::strerror(errno)));
    }
    channel_.reset(channel[0]);
    const Descriptor inner_channel(channel[1]);
    const Descriptor null_in(open("/dev/null", O_RDONLY | O_CLOEXEC));
    if (!null_in) {
        return unexpected(ErrorCode::unavailable, "/dev/null could not be opened; mend this machine's /dev");
    }
    std::vector<int> tree_fds;
    std::vector<Descriptor> trees;
    if (plan.ids.privileged) {
        Result<std::vector<Descriptor>> opened = open_trees(plan);
        if (!opened) {
            return unexpected(opened.error());
        }
        trees = std::move(*opened);
        for (const Descriptor& tree : trees) {
            tree_fds.push_back(tree.get());
        }
    }
    const std::vector<char*> argv = pointers(plan.arguments), envp = pointers(plan.environment);
    const ChildEnds ends{.channel = inner_channel.get(),
                         .null_in = null_in.get(),
                         .out = out->write_end.get(),
                         .err = err->write_end.get(),
                         .cgroup_tasks = groups.tasks(),
                         .trees = tree_fds,
                         .argv = argv.data(),
                         .envp = envp.data(),
                         .refusals = &refusals};

    int pidfd = -1;
    sys::CloneArgs arguments;
    arguments.flags = namespace_flags(plan.on) | CLONE_PIDFD;
    arguments.pidfd = reinterpret_cast<std::uintptr_t>(&pidfd);
    if (groups.unified_folder() >= 0) {
        arguments.flags |= CLONE_INTO_CGROUP;
        arguments.cgroup = static_cast<std::uint64_t>(groups.unified_folder());
    }
    // exit_signal 0: no SIGCHLD, so that no wait(-1) elsewhere in the process takes the answer. All signals are blocked
    // over the clone, so that no handler of paddock's runs in the new process.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    const long cloned = sys::clone3(arguments);
    if (cloned == 0) {
        confine(plan, ends);
    }
    const int error = errno;
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    if (cloned < 0) {
        return clone_refused(error);
    }
    pid_ = static_cast<pid_t>(cloned);
    pidfd_.reset(pidfd);
    out_ = std::move(out->read_end);
    err_ = std::move(err->read_end);
    return {};
}

bool Child::release() noexcept {
    return ::send(channel_.get(), "g", 1, MSG_NOSIGNAL) == 1;
}

std::optional<Message> Child::receive(std::array<Descriptor, kReadyDescriptors>& folders) {
    Message message;
    iovec text{.iov_base = &message, .iov_len = sizeof(message)};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int) * kReadyDescriptors)> control{};
    msghdr header{};
    header.msg_iov = &text;
    header.msg_iovlen = 1;
    header.msg_control = control.data();
    header.msg_controllen = control.size();
    const ssize_t got = recvmsg(channel_.get(), &header, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    if (got != static_cast<ssize_t>(sizeof(message))) {
        return std::nullopt;
    }
    if (const cmsghdr* rights = CMSG_FIRSTHDR(&header); rights != nullptr && rights->cmsg_type == SCM_RIGHTS) {
        std::array<int, kReadyDescriptors> fds{};
        if (rights->cmsg_len == CMSG_LEN(sizeof(fds))) {
            std::memcpy(fds.data(), CMSG_DATA(rights), sizeof(fds));
            for (std::size_t i = 0; i < fds.size(); ++i) {
                folders[i].reset(fds[i]);
            }
        }
    }
    return message;
}

void Child::kill() noexcept {
    syscall(SYS_pidfd_send_signal, pidfd_.get(), SIGKILL, nullptr, 0);
}

void Child::wait(rusage& usage) noexcept {
    while (wait4(pid_, nullptr, __WALL, &usage) < 0 && errno == EINTR) {
    }
    gone_ = true;
}

}  // namespace paddock::native
