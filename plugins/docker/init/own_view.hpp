#pragma once
#include <sched.h>
#include <sys/mount.h>

#include "files.hpp"

namespace paddock::docker {

/// The two calls that the engine's profile grants the init beyond what the program's own filter does, by these very
/// arguments: of unshare(2), and of mount(2).
inline constexpr int kOwnNamespaces = CLONE_NEWUSER | CLONE_NEWNS | 0x80 /* CLONE_NEWTIME, Linux 5.6 */;
inline constexpr unsigned long kCoverFlags = MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC;

/// The container's /proc and cgroups, as folders: the init's alone once their names are hidden.
struct OwnView {
    native::Descriptor proc, cgroup;
    bool own_namespaces = false;  ///< of users, mounts and time, below the engine's: with all capabilities there
};

/// Before there is a second process. Takes the names in /proc and /sys, and the machine's clocks, out of the program's
/// view, where the kernel and the engine let an unprivileged process do so; what came of it is looked at later. A step
/// that leaves this process in between is told to paddock, and ends it.
[[nodiscard]] OwnView take_own_view();

/// The capabilities of this process, which never runs another program. Once it has forked: the child drops its own, and
/// for good, which takes one of them.
void give_up_rights();

}  // namespace paddock::docker
