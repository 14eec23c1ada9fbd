#include "controls.hpp"

#include <fcntl.h>
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>

#include "files.hpp"
#include "plan.hpp"

namespace paddock::docker {
namespace {

enum NamespaceIndex : std::size_t { user, mount, pid, net, ipc, uts, cgroup, time };

struct Seen {
    const InsideView& view;
    const native::Proof& proof;
    const Container& container;
    native::NamespaceIds host;

    /// Not paddock's own. Of a remote engine's host the numbers are others anyway; what counts then is the rest.
    [[nodiscard]] bool own(NamespaceIndex index) const {
        return proof.namespaces[index] != 0 && proof.namespaces[index] != host[index];
    }
};

std::string said(int error) {
    return error == 0 ? "it was given" : std::strerror(error);
}

const char* cgroup_word(const InsideView& view) {
    return view.cgroup == CgroupKind::v1 ? "cgroup v1" : "cgroup v2";
}

constexpr const char* kNoCgroup =
    "the container shows no cgroup of its own, so that the engine's flag can't be checked";

Control network(const Seen& seen) {
    const bool alone = seen.own(net) && seen.proof.interfaces == 1 && seen.proof.socket_error != 0;
    return {.name = "network",
            .enforced = alone,
            .evidence = fmt::format("own network namespace {}, {} interface (lo), so no route; socket() gave \"{}\"",
                                    seen.proof.namespaces[net], seen.proof.interfaces, said(seen.proof.socket_error))};
}

Control filesystem(const Seen& seen) {
    const native::Proof& proof = seen.proof;
    const bool closed = proof.root_write_error != 0 && proof.host_secret_error != 0;
    return {.name = "filesystem",
            .enforced = seen.own(mount) && seen.view.root_read_only && closed,
            .evidence =
                fmt::format("own mount namespace {} and root, the image's, {}; creating a file in / gave "
                            "\"{}\", opening its /etc/shadow \"{}\", opening /proc \"{}\"; names in /proc and /sys {}",
                            proof.namespaces[mount], seen.view.root_read_only ? "read-only" : "WRITABLE",
                            said(proof.root_write_error), said(proof.host_secret_error), said(proof.proc_error),
                            seen.view.names_error == EACCES ? "are covered" : "SHOW: the init could not cover them")};
}

Control memory(const Seen& seen) {
    const InsideView& view = seen.view;
    if (view.cgroup == CgroupKind::none || view.memory_limit == kNoLimit) {
        return {.name = "memory", .enforced = false, .evidence = kNoCgroup};
    }
    const std::uint64_t wanted = seen.container.limits.memory_bytes;
    const bool v1 = view.cgroup == CgroupKind::v1;
    const bool swap = v1 ? view.swap_limit == kNoLimit || view.swap_limit <= wanted
                         : view.swap_limit == 0 || view.swap_limit == kNoLimit;
    const char* swap_said = view.swap_limit == kNoLimit ? "this kernel counts no swap" : "swap included";
    return {.name = "memory",
            .enforced = view.memory_limit <= wanted && swap,
            .evidence = fmt::format("{}: {} is {}, {}", cgroup_word(view), v1 ? "memory.limit_in_bytes" : "memory.max",
                                    view.memory_limit, swap_said)};
}

Control pids(const Seen& seen) {
    const InsideView& view = seen.view;
    if (view.cgroup == CgroupKind::none || view.pids_limit == kNoLimit) {
        return {.name = "pids", .enforced = false, .evidence = kNoCgroup};
    }
    return {
        .name = "pids",
        .enforced = view.pids_limit == seen.container.limits.pids + native::kInitProcesses,
        .evidence = fmt::format("{}: pids.max is {}, paddock's init among them", cgroup_word(view), view.pids_limit)};
}

Control cpu(const Seen& seen) {
    const InsideView& view = seen.view;
    if (view.cgroup == CgroupKind::none || view.cpu_quota == kNoLimit || view.cpu_period == 0) {
        return {.name = "cpu", .enforced = false, .evidence = kNoCgroup};
    }
    const double share = static_cast<double>(view.cpu_quota) / static_cast<double>(view.cpu_period);
    return {.name = "cpu",
            .enforced = share <= seen.container.limits.cpus + 0.005,  // --cpus is given in hundredths
            .evidence = fmt::format("{}: {} us of each {} us", cgroup_word(view), view.cpu_quota, view.cpu_period)};
}

Control cpu_time(const Seen& seen) {
    const double seconds = std::chrono::duration<double>(native::cpu_time_limit(seen.container.limits)).count();
    const bool counted = seen.view.cgroup != CgroupKind::none;
    return {.name = "cpu-time",
            .enforced = counted && seen.proof.cpu_limit < kNoLimit,
            .evidence = fmt::format("{:.1f} s, {}; RLIMIT_CPU is {} s per process", seconds,
                                    counted ? "counted for the whole tree by the container's cgroup" : kNoCgroup,
                                    seen.proof.cpu_limit)};
}

Control wall(const Seen& seen) {
    return {.name = "wall",
            .enforced = true,
            .evidence = fmt::format("{} ms on paddock's own monotonic clock, begun when the program is let go; the "
                                    "init kills the tree on its order, else the engine the container",
                                    seen.container.limits.timeout.count())};
}

Control output(const Seen& seen) {
    return {.name = "output",
            .enforced = true,
            .evidence = fmt::format("the init hands on {} bytes of each stream and kills the tree over that, paddock "
                                    "keeps no more; the engine logs nothing (--log-driver=none)",
                                    seen.container.limits.output_bytes)};
}

bool holds_at_most(const Scratch& folder, std::uint64_t bytes, std::uint64_t files) {
    return folder.blocks > 0 && folder.blocks <= bytes / folder.block_bytes + 1 && folder.files > 0 &&
           folder.files <= files && folder.no_exec && folder.no_suid && folder.no_device;
}

Control disk(const Seen& seen) {
    const Scratch &output = seen.view.output, &tmp = seen.view.tmp;
    const Limits& limits = seen.container.limits;
    return {
        .name = "disk",
        .enforced = holds_at_most(output, limits.disk_bytes, native::output_inodes(limits)) &&
                    holds_at_most(tmp, limits.disk_bytes, native::tmp_inodes(limits)),
        .evidence = fmt::format("statfs of /output and /tmp: {} and {} blocks of {} bytes, {} and {} inodes, noexec, "
                                "nosuid, nodev",
                                output.blocks, tmp.blocks, output.block_bytes, output.files, tmp.files)};
}

/// Paddock's own filter is one. Not every runtime takes the engine's profile: gVisor's takes it and does nothing with
/// it.
Control seccomp(const Seen& seen) {
    const native::Proof& proof = seen.proof;
    const char* filters = proof.seccomp_filters >= 2
                              ? "the engine's profile and paddock's filter behind it"
                              : "paddock's filter; the engine's profile does NOT show, which gVisor ignores";
    return {
        .name = "seccomp",
        .enforced = proof.seccomp_mode == 2 && proof.socket_error == EPERM,
        .evidence = fmt::format("Seccomp: {} and Seccomp_filters: {} in its status: {}; socket() gave \"{}\"; refused "
                                "calls are {}",
                                proof.seccomp_mode, proof.seccomp_filters, filters, said(proof.socket_error),
                                proof.refusals_counted ? "counted" : "NOT counted")};
}

Control landlock(const Seen& seen) {
    if (seen.view.landlock_abi == 0) {
        return {.name = "landlock",
                .enforced = false,
                .evidence =
                    "the container's kernel has no Landlock; Linux 5.13 or later with lsm=landlock has, gVisor "
                    "has not"};
    }
    return {.name = "landlock",
            .enforced = seen.proof.root_list_error == EACCES,
            .evidence = fmt::format("ABI {}; listing /, which its rules leave out, gave \"{}\"", seen.view.landlock_abi,
                                    said(seen.proof.root_list_error))};
}

Control privileges(const Seen& seen) {
    const native::Proof& proof = seen.proof;
    return {.name = "privileges",
            .enforced = proof.cap_union == 0 && proof.no_new_privs == 1 && proof.uid == seen.container.user &&
                        proof.gid == native::kInnerId && proof.core_limit == 0,
            .evidence = fmt::format("user {}, group {}; all capability sets together {:#x}; NoNewPrivs {}", proof.uid,
                                    proof.gid, proof.cap_union, proof.no_new_privs)};
}

Control processes(const Seen& seen) {
    return {.name = "processes",
            .enforced = seen.own(pid) && seen.view.hidden,
            .evidence =
                fmt::format("own PID namespace {}; opening the init's descriptors {} refused; the init ends when its "
                            "orders end (paddock or the client killed), and the kernel kills the rest with it",
                            seen.proof.namespaces[pid], seen.view.hidden ? "was" : "was NOT")};
}

Control own_ipc(const Seen& seen) {
    return {.name = "ipc",
            .enforced = seen.own(ipc) && seen.own(uts) && seen.view.shared_memory_error != 0,
            .evidence =
                fmt::format("own ipc and uts namespaces {}, {}; looking up /dev/shm gave \"{}\"; its clocks {}",
                            seen.proof.namespaces[ipc], seen.proof.namespaces[uts], said(seen.view.shared_memory_error),
                            seen.own(time) ? "begin at 0" : "are the MACHINE'S")};
}

Control environment(const Seen& seen) {
    static_cast<void>(seen);
    return {.name = "environment",
            .enforced = true,
            .evidence = "built from the policy and --env alone, and handed to exec by the init"};
}

Control descriptors(const Seen& seen) {
    return {.name = "descriptors",
            .enforced = seen.proof.descriptors == 3,
            .evidence = fmt::format("{} open (0, 1 and 2), counted inside before exec", seen.proof.descriptors)};
}

}  // namespace

std::vector<Control> judge_controls(const InsideView& view, const Container& container) {
    const native::Descriptor proc(open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    const Seen seen{view, view.proof, container, native::own_namespaces(proc.get())};
    return {network(seen),   filesystem(seen), memory(seen),      pids(seen),       cpu(seen),      cpu_time(seen),
            wall(seen),      output(seen),     disk(seen),        seccomp(seen),    landlock(seen), privileges(seen),
            processes(seen), own_ipc(seen),    environment(seen), descriptors(seen)};
}

}  // namespace paddock::docker
