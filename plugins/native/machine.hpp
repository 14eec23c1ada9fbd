#pragma once
#include <sys/types.h>

#include "cgroup.hpp"
#include "paddock/result.hpp"
#include "plan.hpp"

namespace paddock::native {

/// What this process may do here, found once.
struct Machine {
    CgroupPlaces cgroups;
    bool privileged = false;  ///< root with the capabilities to map other ids and to open mounts
};

/// Errors: permission_denied, for a root that lacks those capabilities: what it ran would be root on the host.
[[nodiscard]] Result<Machine> look_at_machine(const Switches& switches);

/// Who a program is for the host: as root an id of its own that owns nothing (a random one above what
/// systemd.io/UIDS-GIDS hands out), or 65534 where the caller's own user namespace has no such ids; else the caller.
/// Errors: unavailable, when the caller's user namespace maps neither.
[[nodiscard]] Result<HostIds> host_ids(const Machine& machine);

/// Maps user and group kInnerId of the new user namespace of `child` to `ids`. Errors: permission_denied.
[[nodiscard]] Result<void> write_id_maps(pid_t child, const HostIds& ids);

}  // namespace paddock::native
