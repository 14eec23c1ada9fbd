// Threat: an attempt nobody hears of. The init inside answers what the filter refuses, always with EPERM, and counts
// it. It never lets a call go on and never looks into the caller's memory, so there is nothing to race against; its
// time is the run's own, so a flood of refused calls costs the flooder. When it is gone the kernel answers ENOSYS by
// itself.
#include <linux/audit.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include "confine.hpp"
#include "seccomp.hpp"
#include "sys.hpp"

namespace paddock::native {
namespace {

#if defined(__x86_64__)
constexpr std::uint32_t kNativeEntry = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t kNativeEntry = AUDIT_ARCH_AARCH64;
#endif
constexpr std::uint32_t kX32Bit = 0x40000000;  // asm/unistd.h, __X32_SYSCALL_BIT

std::size_t index_of(const seccomp_data& call) noexcept {
    const auto number = static_cast<std::uint32_t>(call.nr);
    const bool x32 = (number & kX32Bit) != 0 && call.nr >= 0;
    if (call.arch != kNativeEntry || x32) {
        return Refusals::kForeignEntry;
    }
    return number < kSystemCalls ? number : Refusals::kOther;
}

}  // namespace

void answer_refused_call(int listener, Refusals& refusals) noexcept {
    // Larger than what this kernel's header says: a later kernel writes and reads longer records (seccomp_unotify(2)).
    union Request {
        seccomp_notif record;
        std::array<char, 512> room;
    } request{.room = {}};
    if (syscall(SYS_ioctl, listener, SECCOMP_IOCTL_NOTIF_RECV, &request) != 0) {
        return;  // ENOENT: who called was killed meanwhile
    }
    const std::size_t index = index_of(request.record.data);
    refusals.counts[index].fetch_add(1, std::memory_order_relaxed);
    if (ends_run(index)) {
        refusals.ended_run.store(true, std::memory_order_relaxed);
        syscall(SYS_kill, -1, SIGKILL);  // everything in this PID namespace but this process
        return;
    }
    union Answer {
        seccomp_notif_resp record;
        std::array<char, 512> room;
    } answer{.room = {}};
    answer.record.id = request.record.id;
    answer.record.error = -EPERM;
    syscall(SYS_ioctl, listener, SECCOMP_IOCTL_NOTIF_SEND, &answer);  // ENOENT: as above
}

void hand_over(int to, int channel, int listener) noexcept {
    char byte = 'l';
    check(channel, Step::seccomp, send_with(to, &byte, sizeof(byte), {&listener, 1}));
    // With it the program could answer for itself: it goes before anything else happens, and exec would close it too.
    check(channel, Step::seccomp, sys::close(listener));
}

int take_over(int from) noexcept {
    char byte = 0;
    iovec text{.iov_base = &byte, .iov_len = sizeof(byte)};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
    msghdr header{};
    header.msg_iov = &text;
    header.msg_iovlen = 1;
    header.msg_control = control.data();
    header.msg_controllen = control.size();
    int listener = -1;
    if (syscall(SYS_recvmsg, from, &header, MSG_DONTWAIT | MSG_CMSG_CLOEXEC) == 1) {
        const cmsghdr* rights = CMSG_FIRSTHDR(&header);
        if (rights != nullptr && rights->cmsg_type == SCM_RIGHTS && rights->cmsg_len == CMSG_LEN(sizeof(listener))) {
            __builtin_memcpy(&listener, CMSG_DATA(rights), sizeof(listener));
        }
    }
    return listener;
}

}  // namespace paddock::native
