// Threat: the program is somebody on the host. Inside it is user 1000, alone in its user namespace; outside it is an id
// that owns nothing there (as root), or the caller's own (an ordinary user can map no other without a helper).
#include <linux/capability.h>
#include <linux/securebits.h>
#include <sys/prctl.h>

#include "confine.hpp"
#include "sys.hpp"

namespace paddock::native {
namespace {

/// All capabilities out of all five sets, and none comes back by exec (securebits, no_new_privs).
void drop_capabilities(int channel) noexcept {
    constexpr unsigned long kLocked = SECBIT_NOROOT | SECBIT_NOROOT_LOCKED | SECBIT_NO_SETUID_FIXUP |
                                      SECBIT_NO_SETUID_FIXUP_LOCKED | SECBIT_KEEP_CAPS_LOCKED |
                                      SECBIT_NO_CAP_AMBIENT_RAISE | SECBIT_NO_CAP_AMBIENT_RAISE_LOCKED;
    check(channel, Step::privileges, syscall(SYS_prctl, PR_SET_SECUREBITS, kLocked, 0, 0, 0));
    check(channel, Step::privileges, syscall(SYS_prctl, PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0));
    constexpr int kMostCapabilities = 64;
    for (int capability = 0; capability < kMostCapabilities; ++capability) {
        if (syscall(SYS_prctl, PR_CAPBSET_DROP, capability, 0, 0, 0) < 0) {
            if (errno == EINVAL && capability > CAP_BPF) {
                break;  // past the last one that this kernel knows
            }
            fail(channel, Step::privileges, errno);
        }
    }
    __user_cap_header_struct header{.version = _LINUX_CAPABILITY_VERSION_3, .pid = 0};
    const __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = {};
    check(channel, Step::privileges, syscall(SYS_capset, &header, none));
}

}  // namespace

void become_inner_user(const Plan& plan, int channel) noexcept {
    if (plan.ids.privileged) {
        // An ordinary user may not drop groups in a user namespace (user_namespaces(7)); they show as 65534 there.
        check(channel, Step::ids, syscall(SYS_setgroups, 0, nullptr));
    }
    check(channel, Step::ids, syscall(SYS_setresgid, kInnerId, kInnerId, kInnerId));
    check(channel, Step::ids, syscall(SYS_setresuid, kInnerId, kInnerId, kInnerId));
}

void drop_privileges(const Plan& plan, int channel) noexcept {
    if (plan.on.privileges) {
        drop_capabilities(channel);
    }
    check(channel, Step::privileges, syscall(SYS_prctl, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
    // This process still holds a copy of paddock's memory: out of the program's reach, and invisible in its /proc.
    check(channel, Step::privileges, syscall(SYS_prctl, PR_SET_DUMPABLE, 0, 0, 0, 0));
}

}  // namespace paddock::native
