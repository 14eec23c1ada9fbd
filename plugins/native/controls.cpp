#include "controls.hpp"

#include <fmt/format.h>
#include <signal.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>

#include "seccomp.hpp"

namespace paddock::native {
namespace {

enum NamespaceIndex : std::size_t { user, mount, pid, net, ipc, uts, cgroup, time };

/// What each judgement looks at.
struct Seen {
    const Plan& plan;
    const Job& job;
    const Proof& proof;
    const RunCgroups& groups;
    const CgroupPlaces& places;
    const OutsideView& outside;

    [[nodiscard]] bool own(NamespaceIndex index) const {
        return proof.namespaces[index] != 0 && proof.namespaces[index] != plan.host_namespaces[index];
    }
};

std::string error_name(int error) {
    return error == 0 ? "it was given" : std::strerror(error);
}

Control network(const Seen& seen) {
    const bool alone = seen.proof.interfaces == 1 && seen.proof.loopback_up == 0;
    return {.name = "network",
            .enforced = seen.own(net) && alone,
            .evidence =
                fmt::format("own network namespace {}, {} interface (lo, {}), so no route", seen.proof.namespaces[net],
                            seen.proof.interfaces, seen.proof.loopback_up == 0 ? "down" : "up")};
}

Control filesystem(const Seen& seen) {
    const Proof& proof = seen.proof;
    return {.name = "filesystem",
            .enforced = seen.own(mount) && proof.root_write_error == EROFS && proof.host_secret_error == ENOENT &&
                        proof.proc_error == ENOENT,
            .evidence = fmt::format("own mount namespace {} and root; creating a file in / gave \"{}\", opening "
                                    "/etc/shadow \"{}\", opening /proc \"{}\"",
                                    proof.namespaces[mount], error_name(proof.root_write_error),
                                    error_name(proof.host_secret_error), error_name(proof.proc_error))};
}

Control memory(const Seen& seen) {
    if (seen.groups.bounds_memory()) {
        return {
            .name = "memory", .enforced = seen.outside.joined, .evidence = "cgroup: " + seen.groups.evidence("memory")};
    }
    return {.name = "memory",
            .enforced = seen.proof.data_limit < ~0ULL,
            .evidence = fmt::format(
                "no cgroup ({}); the supervisor reads the resident memory of all processes and the tmpfs every "
                "1 to 10 ms and kills the tree over {} bytes, so a burst may pass it by what is written in a "
                "millisecond or until the supervisor is scheduled; RLIMIT_DATA is {} per process",
                seen.places.memory.why_not, seen.job.limits.memory_bytes, seen.proof.data_limit)};
}

Control pids(const Seen& seen) {
    const std::string limit =
        fmt::format("RLIMIT_NPROC is {} in a user namespace of its own, paddock's init counted", seen.proof.pids_limit);
    if (seen.groups.bounds_pids()) {
        return {.name = "pids",
                .enforced = seen.outside.joined,
                .evidence = "cgroup: " + seen.groups.evidence("pids") + "; " + limit};
    }
    return {.name = "pids",
            .enforced = seen.own(user) && seen.proof.pids_limit == seen.job.limits.pids + kInitProcesses,
            .evidence = limit};
}

Control cpu(const Seen& seen) {
    if (seen.groups.bounds_cpu()) {
        return {.name = "cpu", .enforced = seen.outside.joined, .evidence = "cgroup: " + seen.groups.evidence("cpu")};
    }
    const bool enough = seen.proof.cpus > 0 && seen.proof.cpus <= seen.job.limits.cpus;
    return {.name = "cpu",
            .enforced = enough,
            .evidence = fmt::format(
                "no cgroup ({}); the affinity mask holds {} processors{}", seen.places.cpu.why_not, seen.proof.cpus,
                enough ? "" : fmt::format(", and a share of {} needs a cgroup", seen.job.limits.cpus))};
}

Control cpu_time(const Seen& seen) {
    const double seconds = std::chrono::duration<double>(cpu_time_limit(seen.job.limits)).count();
    const char* count =
        seen.groups.counts_cpu_time()
            ? "counted for the whole tree by its cgroup"
            : "summed over the tree's processes every 1 to 10 ms; what children used counts once they are waited for";
    return {
        .name = "cpu-time",
        .enforced = seen.groups.counts_cpu_time() ? seen.outside.joined : seen.proof.cpu_limit < ~0ULL,
        .evidence = fmt::format("{:.1f} s, {}; RLIMIT_CPU is {} s per process", seconds, count, seen.proof.cpu_limit)};
}

Control wall(const Seen& seen) {
    return {.name = "wall",
            .enforced = seen.outside.clock_runs,
            .evidence = fmt::format("{} ms on the supervisor's monotonic clock; its pidfd kills the tree's init",
                                    seen.job.limits.timeout.count())};
}

Control output(const Seen& seen) {
    return {.name = "output",
            .enforced = seen.outside.output_cap == seen.job.limits.output_bytes,
            .evidence = fmt::format("the supervisor keeps {} bytes of each stream and kills the tree over that",
                                    seen.outside.output_cap)};
}

/// As the kernel counts: whole pages, and at least one.
bool holds_at_most(const struct statfs& folder, std::uint64_t bytes, std::uint64_t files) {
    const auto block = static_cast<std::uint64_t>(folder.f_bsize);
    return folder.f_blocks > 0 && folder.f_blocks <= bytes / block + 1 && folder.f_files > 0 && folder.f_files <= files;
}

Control disk(const Seen& seen) {
    const struct statfs &output = seen.outside.output, &tmp = seen.outside.tmp;
    const Limits& limits = seen.job.limits;
    return {.name = "disk",
            .enforced = seen.own(mount) && holds_at_most(output, limits.disk_bytes, output_inodes(limits)) &&
                        holds_at_most(tmp, limits.disk_bytes, tmp_inodes(limits)),
            .evidence =
                fmt::format("statfs of /output and /tmp: tmpfs of {} and {} blocks of {} bytes, with {} and {} inodes",
                            output.f_blocks, tmp.f_blocks, output.f_bsize, output.f_files, tmp.f_files)};
}

Control seccomp(const Seen& seen) {
    const Proof& proof = seen.proof;
    const std::size_t size = proof.refusals_counted ? kCountedFilter.size() : kPlainFilter.size();
    return {
        .name = "seccomp",
        .enforced = proof.seccomp_mode == 2 && proof.socket_error == EPERM,
        .evidence = fmt::format("Seccomp: {} in its status, {} instructions; socket() gave \"{}\"; {}",
                                proof.seccomp_mode, proof.seccomp_mode == 2 ? size : 0, error_name(proof.socket_error),
                                proof.refusals_counted
                                    ? "refused calls are counted"
                                    : "refused calls are NOT counted (Linux 5.0, and no other listener above, would)")};
}

Control landlock(const Seen& seen) {
    if (seen.plan.landlock_abi == 0) {
        return {.name = "landlock",
                .enforced = false,
                .evidence = "this kernel has no Landlock; boot one of Linux 5.13 or later with lsm=landlock"};
    }
    return {.name = "landlock",
            .enforced = seen.proof.root_list_error == EACCES,
            .evidence =
                fmt::format("ABI {}, {} rules; listing /, which they leave out, gave \"{}\"", seen.plan.landlock_abi,
                            seen.plan.landlock_rules.size(), error_name(seen.proof.root_list_error))};
}

Control privileges(const Seen& seen) {
    const Proof& proof = seen.proof;
    return {.name = "privileges",
            .enforced = seen.own(user) && proof.cap_union == 0 && proof.no_new_privs == 1 && proof.uid == kInnerId &&
                        proof.gid == kInnerId && seen.plan.ids.uid != 0 && proof.core_limit == 0,
            .evidence = fmt::format("user {} inside, {} on the host; all capability sets together {:#x}; NoNewPrivs {}",
                                    proof.uid, seen.plan.ids.uid, proof.cap_union, proof.no_new_privs)};
}

Control processes(const Seen& seen) {
    return {
        .name = "processes",
        .enforced = seen.own(pid) && seen.own(user) && seen.proof.death_signal == SIGKILL,
        .evidence = fmt::format("own PID namespace {}, which the kernel kills whole with its init; when paddock ends "
                                "the init gets signal {} (9 is SIGKILL)",
                                seen.proof.namespaces[pid], seen.proof.death_signal)};
}

Control own_ipc(const Seen& seen) {
    return {.name = "ipc",
            .enforced = seen.own(ipc) && seen.own(uts) && seen.own(cgroup) && seen.own(time),
            .evidence =
                fmt::format("own ipc, uts, cgroup and time namespaces {}, {}, {}, {}", seen.proof.namespaces[ipc],
                            seen.proof.namespaces[uts], seen.proof.namespaces[cgroup], seen.proof.namespaces[time])};
}

Control environment(const Seen& seen) {
    return {.name = "environment",
            .enforced = seen.plan.environment.size() == environment_of(seen.job).size(),
            .evidence = fmt::format("{} variables, of which {} are paddock's, the policy's or --env's",
                                    seen.plan.environment.size(), environment_of(seen.job).size())};
}

Control descriptors(const Seen& seen) {
    return {.name = "descriptors",
            .enforced = seen.proof.descriptors == 3,
            .evidence = fmt::format("{} open (0, 1 and 2), counted inside before exec", seen.proof.descriptors)};
}

}  // namespace

std::vector<Control> judge_controls(const Plan& plan, const Job& job, const Proof& proof, const RunCgroups& groups,
                                    const CgroupPlaces& places, const OutsideView& outside) {
    const Seen seen{plan, job, proof, groups, places, outside};
    return {network(seen),   filesystem(seen), memory(seen),      pids(seen),       cpu(seen),      cpu_time(seen),
            wall(seen),      output(seen),     disk(seen),        seccomp(seen),    landlock(seen), privileges(seen),
            processes(seen), own_ipc(seen),    environment(seen), descriptors(seen)};
}

}  // namespace paddock::native
