// What a confined process says to who watches it: over a socket, without allocation.
#include <sys/socket.h>

#include "confine.hpp"
#include "sys.hpp"

namespace paddock::native {

const char* describe(Step step) noexcept {
    switch (step) {
        case Step::descriptors: return "closing the caller's descriptors (close_range, Linux 5.9)";
        case Step::await_go: return "waiting for the supervisor";
        case Step::join_cgroups: return "joining the run's cgroups";
        case Step::namespaces: return "entering namespaces of its own";
        case Step::ids: return "changing to the unprivileged user";
        case Step::die_with_parent: return "tying its life to paddock's";
        case Step::root: return "making the root file system (the mount API of Linux 5.12)";
        case Step::runtime: return "binding the Python runtime and the data";
        case Step::scratch: return "mounting /tmp and /output";
        case Step::proc:
            return "making its own procfs (refused where the host's own /proc is partly hidden, as in some containers)";
        case Step::pivot: return "changing to the new root";
        case Step::privileges: return "giving up all capabilities";
        case Step::start_program: return "starting the program's process";
        case Step::standard_streams: return "setting up the standard streams";
        case Step::resource_limits: return "setting resource limits";
        case Step::landlock: return "restricting files by Landlock";
        case Step::seccomp: return "loading the system call filter";
        case Step::proof: return "proving the confinement";
        case Step::exec: return "starting the interpreter";
    }
    return "an unknown step";
}

void send(int channel, const Message& message) noexcept {
    if (syscall(SYS_sendto, channel, &message, sizeof(message), MSG_NOSIGNAL, nullptr, 0) != sizeof(message)) {
        sys::exit_now(1);
    }
}

long send_with(int socket, void* bytes, std::size_t size, std::span<const int> descriptors) noexcept {
    iovec text{.iov_base = bytes, .iov_len = size};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(kReadyDescriptors * sizeof(int))> control{};
    msghdr header{};
    header.msg_iov = &text;
    header.msg_iovlen = 1;
    header.msg_control = control.data();
    header.msg_controllen = CMSG_SPACE(descriptors.size_bytes());
    cmsghdr* rights = CMSG_FIRSTHDR(&header);
    rights->cmsg_level = SOL_SOCKET;
    rights->cmsg_type = SCM_RIGHTS;
    rights->cmsg_len = CMSG_LEN(descriptors.size_bytes());
    __builtin_memcpy(CMSG_DATA(rights), descriptors.data(), descriptors.size_bytes());
    return syscall(SYS_sendmsg, socket, &header, MSG_NOSIGNAL);
}

void send_ready(int channel, const std::array<int, kReadyDescriptors>& folders) noexcept {
    Message message;
    message.kind = MessageKind::ready;
    if (send_with(channel, &message, sizeof(message), folders) < 0) {
        sys::exit_now(1);
    }
}

void fail(int channel, Step step, int error) noexcept {
    Message message;
    message.kind = MessageKind::failed;
    message.step = step;
    message.error = error;
    send(channel, message);
    sys::exit_now(1);
}

/// The supervisor writes the id maps and answers with one byte. Its death closes the channel: nothing runs.
void await_go(int channel) noexcept {
    char byte = 0;
    const long got = syscall(SYS_recvfrom, channel, &byte, sizeof(byte), 0, nullptr, nullptr);
    if (got != 1) {
        sys::exit_now(1);
    }
}

}  // namespace paddock::native
