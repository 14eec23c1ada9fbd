#include "explain.hpp"

#include <fmt/format.h>

#include <iterator>

#include "seccomp.hpp"

namespace paddock::native {
namespace {

using Out = std::back_insert_iterator<std::string>;

void layer(Out out, std::string_view name, std::string_view what, std::string_view threat) {
    fmt::format_to(out, "{:<13} {}\n{:<13} against: {}\n", name, what, "", threat);
}

std::string_view resource_name(unsigned resource) {
    switch (resource) {
        case RLIMIT_CORE: return "CORE";
        case RLIMIT_NOFILE: return "NOFILE";
        case RLIMIT_FSIZE: return "FSIZE";
        case RLIMIT_NPROC: return "NPROC";
        case RLIMIT_STACK: return "STACK";
        case RLIMIT_MEMLOCK: return "MEMLOCK";
        case RLIMIT_MSGQUEUE: return "MSGQUEUE";
        case RLIMIT_NICE: return "NICE";
        case RLIMIT_RTPRIO: return "RTPRIO";
        case RLIMIT_SIGPENDING: return "SIGPENDING";
        case RLIMIT_CPU: return "CPU";
        case RLIMIT_DATA: return "DATA";
        default: return "?";
    }
}

std::string cgroup_words(const ControllerPlace& place, std::string_view instead) {
    return place.parent.empty() ? fmt::format("no cgroup ({}): {}", place.why_not, instead)
                                : fmt::format("a cgroup of its own below {} ({})", place.parent,
                                              place.unified ? "version 2" : "version 1");
}

void put_outside(Out out, const Plan& plan, const Job& job, const Machine& machine) {
    const Limits& limits = job.limits;
    layer(out, "supervisor",
          fmt::format("kills the tree after {} ms, {:.1f} s of cpu time, or {} bytes on one stream",
                      limits.timeout.count(), std::chrono::duration<double>(cpu_time_limit(limits)).count(),
                      limits.output_bytes),
          "a program that stops the clock, floods, or forges the report");
    layer(out, "memory",
          fmt::format("{} bytes: {}", limits.memory_bytes,
                      cgroup_words(machine.cgroups.memory, "the supervisor reads the tree's memory every 1 to 10 ms")),
          "a tree that takes the machine's memory");
    layer(out, "pids",
          fmt::format("{} processes and threads: {}", limits.pids, cgroup_words(machine.cgroups.pids, "RLIMIT_NPROC")),
          "fork bombs");
    const std::string instead = plan.cpu_count > 0 ? fmt::format("{} processors by affinity", plan.cpu_count)
                                                   : std::string("all processors that the caller has");
    layer(out, "cpu", fmt::format("{} cores: {}", limits.cpus, cgroup_words(machine.cgroups.cpu, instead)),
          "a run that slows its neighbours");
}

void put_inside(Out out, const Plan& plan, const Job& job) {
    layer(out, "namespaces", "user, mount, pid, net, ipc, uts in one clone3; then cgroup and time",
          "the host's processes, network, IPC objects, names and clocks");
    layer(out, "ids",
          plan.ids.privileged ? std::string("user 1000 inside, on the host a random id that owns nothing there")
                              : fmt::format("user 1000 inside, user {} on the host", plan.ids.uid),
          "being somebody on the host");
    layer(out, "root",
          fmt::format("tmpfs, read-only, with {} read-only binds; the old root is detached", plan.binds.size()),
          "reading, writing or running the host's files");
    layer(out, "scratch",
          fmt::format("/output and /tmp: tmpfs of {} bytes each, {} and {} inodes, no exec", plan.scratch_size,
                      plan.output_files, plan.tmp_files),
          "a full disk; code that nobody judged");
    layer(out, "proc", "none inside; the supervisor has one of this PID namespace, by descriptor",
          "host paths in mountinfo, the host's processes, numbers of namespaces, the kernel's switches");
    layer(out, "capabilities", "none in any set, securebits locked, no_new_privs",
          "root's parts, and set-user-ID programs");
    std::string limits;
    for (const ResourceLimit& limit : plan.resource_limits) {
        fmt::format_to(std::back_inserter(limits), "{}{}={}", limits.empty() ? "" : " ", resource_name(limit.resource),
                       limit.value);
    }
    layer(out, "rlimits", limits, "descriptors, core files, locked memory");
    layer(out, "landlock",
          plan.landlock_abi > 0 ? fmt::format("ABI {}, {} rules", plan.landlock_abi, plan.landlock_rules.size())
                                : std::string("NONE: this kernel has no Landlock"),
          "a mistake in the mounts");
    layer(out, "seccomp",
          plan.on.seccomp
              ? fmt::format("allow-list of {} instructions; what it refuses is counted by the init; {} calls "
                            "and any i386 or x32 entry end the run",
                            kCountedFilter.size(), kKillingCalls.size())
              : std::string("NONE"),
          "the kernel's own surface, and channels between runs");
    std::string required;
    for (const std::string& name : job.sandbox.require) {
        required += (required.empty() ? "" : ", ") + name;
    }
    layer(out, "proof",
          fmt::format("the process looks at itself before the program's first instruction; required: {}{}",
                      required.empty() ? "nothing" : required,
                      job.allow_degraded ? " (--allow-degraded: missing ones are listed, and it runs)" : ""),
          "a layer that was configured and is not in force");
}

void put_view(Out out, const Plan& plan, const Job& job) {
    fmt::format_to(out, "the program sees, read-only:\n");
    for (const Bind& bind : plan.binds) {
        fmt::format_to(out, "  {}{}{}\n", bind.target,
                       bind.source == bind.target ? "" : fmt::format(" from {}", bind.source),
                       bind.executable ? "" : " (no exec)");
    }
    for (const Link& link : plan.links) {
        fmt::format_to(out, "  {} -> {}\n", link.path, link.target);
    }
    for (const TextFile& file : plan.files) {
        fmt::format_to(out, "  {} ({} bytes, written for the run)\n", file.path, file.content.size());
    }
    fmt::format_to(out, "exec:");
    for (const std::string& argument : plan.arguments) {
        fmt::format_to(out, " {}", argument);
    }
    fmt::format_to(out, "\nenvironment:\n");
    for (const std::string& variable : plan.environment) {
        fmt::format_to(out, "  {}\n", variable);
    }
    if (job.output_directory.empty()) {
        fmt::format_to(out, "artifacts: listed with SHA-256, not copied\n");
    } else {
        fmt::format_to(out, "artifacts: copied to {}, {} files and {} bytes at most\n", job.output_directory,
                       job.limits.files, job.limits.disk_bytes);
    }
}

}  // namespace

BoundByCgroup expected_bounds(const CgroupPlaces& places) {
    return {.memory = !places.memory.parent.empty(),
            .pids = !places.pids.parent.empty(),
            .cpu = !places.cpu.parent.empty()};
}

std::string describe(const Plan& plan, const Job& job, const Machine& machine) {
    std::string text;
    const Out out = std::back_inserter(text);
    put_outside(out, plan, job, machine);
    put_inside(out, plan, job);
    put_view(out, plan, job);
    return text;
}

}  // namespace paddock::native
