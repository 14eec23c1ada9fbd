#pragma once
#include <sched.h>
#include <sys/resource.h>
#include <sys/types.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "paddock/execution.hpp"
#include "paddock/result.hpp"
#include "runtime.hpp"

namespace paddock::native {

inline constexpr uid_t kInnerId = 1000;  ///< user and group of the program, as it sees itself
inline constexpr const char* kScriptPath = "/work/strategy.py";

/// What tests switch off, to see that a run which requires it is refused: each of the controls, and cgroups as a whole.
/// Nothing a user can type reaches them.
struct Switches {
    bool network = true, filesystem = true, memory = true, pids = true, cpu = true, cpu_time = true, wall = true,
         output = true, disk = true, seccomp = true, landlock = true, privileges = true, processes = true, ipc = true,
         environment = true, descriptors = true;
    bool cgroups = true;
};

/// What is to be run, as the plan needs it. A request's, or the empty one of a probe, which proves and starts nothing.
struct Job {
    std::string_view source;  ///< belongs to the request
    std::vector<std::string> arguments;
    std::map<std::string, std::string> environment;
    std::vector<DataMount> data;
    std::string output_directory;
    Limits limits;
    SandboxSettings sandbox;
    bool allow_degraded = false;
    bool prove_only = false;  ///< confine, look, and end before the program's first instruction
};

/// A file made inside. `content` belongs to the request.
struct TextFile {
    const char* path = nullptr;
    std::string_view content;
};

struct ResourceLimit {
    unsigned resource = 0;  ///< RLIMIT_*
    rlim_t value = 0;       ///< soft and hard
};

/// What a folder inside may be used for, under Landlock.
struct LandlockRule {
    std::string path;
    std::uint64_t access = 0;  ///< LANDLOCK_ACCESS_FS_*
};

/// Who the program is for the host.
struct HostIds {
    uid_t uid = 0;
    gid_t gid = 0;
    bool privileged =
        false;  ///< paddock is root here: ids are dropped to unprivileged ones, binds are opened by paddock
};

/// Namespaces by their inode numbers (namespaces(7)), in the order of kNamespaceNames.
inline constexpr std::array<const char*, 8> kNamespaceNames = {"user", "mnt", "pid",    "net",
                                                               "ipc",  "uts", "cgroup", "time"};
using NamespaceIds = std::array<std::uint64_t, kNamespaceNames.size()>;

/// Room in fixed arrays of the new process, which must not allocate.
inline constexpr std::size_t kMostBinds = 48;

/// Everything that will be done to one run, worked out before any of it is done: between clone3 and exec nothing
/// allocates, nothing searches, nothing decides.
struct Plan {
    Switches on;
    HostIds ids;
    Runtime runtime;
    std::vector<std::string> folders;  ///< mount points and parents, parents first, but /tmp and /output
    std::vector<Bind> binds;
    std::vector<Link> links;
    std::vector<TextFile> files;
    std::string root_size;                 ///< tmpfs(5) size of the root, bytes
    std::string scratch_size;              ///< of /tmp and of /output, bytes
    std::string output_files;              ///< tmpfs nr_inodes of /output: the folder itself counts
    std::string tmp_files;                 ///< of /tmp
    std::vector<std::string> arguments;    ///< argv
    std::vector<std::string> environment;  ///< envp
    std::vector<ResourceLimit> resource_limits;
    bool watched = false;  ///< no cgroup bounds memory, pids and cpu time: the supervisor looks at the tree itself
    int landlock_abi = 0;  ///< 0: there is none; else what this kernel has
    std::vector<LandlockRule> landlock_rules;
    cpu_set_t cpus{};
    unsigned cpu_count = 0;  ///< in `cpus`
    NamespaceIds host_namespaces{};
};

/// Our own process 1 inside: not the program's, so not counted against its limit.
inline constexpr std::uint32_t kInitProcesses = 1;

/// RLIMIT_NOFILE where no cgroup counts what the kernel holds for descriptors: pipes, sockets, epoll's lists.
inline constexpr rlim_t kWatchedDescriptors = 256;

/// tmpfs(5) nr_inodes: the folder itself is one; an interpreter below /tmp needs folders there.
[[nodiscard]] constexpr std::uint64_t output_inodes(const Limits& limits) {
    return std::uint64_t{limits.files} + 1;
}
[[nodiscard]] constexpr std::uint64_t tmp_inodes(const Limits& limits) {
    return std::uint64_t{limits.files} + 1024;
}

/// Limits::cpu_time, or what timeout and cpus allow at most.
[[nodiscard]] std::chrono::microseconds cpu_time_limit(const Limits& limits);

/// What the run's cgroups bound; the rest is up to rlimits, affinity and the supervisor's watch.
struct BoundByCgroup {
    bool memory = false;
    bool pids = false;  ///< and refusals are counted, so that RLIMIT_NPROC stands a little behind it
    bool cpu = false;
};

/// The plan of `job` on this machine, for a run whose first process will get `ids`.
/// Errors: not_found (interpreter, data), invalid_argument (a data target that is not below /data).
[[nodiscard]] Result<Plan> make_plan(const Job& job, const HostIds& ids, const Switches& switches,
                                     const BoundByCgroup& bound);
/// Where each of `mounts` is bound, none at or below another's target: mounting over one would need a place in a
/// read-only folder. `for_others`: the program will not run as the caller, so the data has to be readable for others.
/// Errors: not_found, permission_denied, invalid_argument (a target that is not below /data, or overlaps).
[[nodiscard]] Result<std::vector<Bind>> data_binds(const std::vector<DataMount>& mounts, bool for_others);
[[nodiscard]] Job job_of(const ExecutionRequest& request);

/// All that the program gets to see as its environment; nothing of the caller's.
[[nodiscard]] std::map<std::string, std::string> environment_of(const Job& job);

}  // namespace paddock::native
