// Threat: the whole tree of a run takes more memory, processes or processor time than it may. Only cgroups bound a
// tree.
#pragma once
#include <sys/types.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "paddock/execution_limits.hpp"
#include "paddock/result.hpp"

namespace paddock::native {

/// Where a controller's groups can be made, or why not.
struct ControllerPlace {
    std::string parent;  ///< folder; empty: not to be had
    bool unified = false;
    bool needs_leaf = false;  ///< v2: the caller has to leave `parent` for a leaf of it first, see settle_in_leaf()
    std::string why_not = "the kernel has no such controller mounted";
};

/// What cgroups this machine offers to the caller, v1 and v2 side by side (a hybrid host has both).
struct CgroupPlaces {
    ControllerPlace memory, pids, cpu, cpuacct;
};

/// Reads /proc/self/mountinfo and /proc/self/cgroup (given as text, so that a prepared tree can stand in for the
/// kernel's): new groups go below the caller's own, or in v2, where a group with processes may have no children under
/// control, below the nearest ancestor that hands the controller on; where there is none, below the caller's own when
/// that was delegated to it. Only what the caller may write counts.
[[nodiscard]] CgroupPlaces find_cgroups(std::string_view mountinfo, std::string_view own_groups);
/// The same for the calling process.
[[nodiscard]] CgroupPlaces find_cgroups();

/// v2, delegated groups (systemd-run -p Delegate=yes): a group with processes hands no controller on, so the caller
/// moves into a leaf of it, where it stays, and the controllers of `places` that need this are switched on. Once done,
/// what find_cgroups() says needs it no more. Where it can't be done, those places are taken out, with the reason.
void settle_in_leaf(CgroupPlaces& places, const std::string& leaf_name, pid_t self);

/// The groups of one run: made, joined by the run's first process, read, and removed.
class RunCgroups {
public:
    /// Called for each folder that was made, before its files are written: where a plain folder stands in for cgroupfs.
    using AfterMake = std::function<void(const std::string& folder)>;

    RunCgroups() = default;
    RunCgroups(RunCgroups&& other) noexcept;
    RunCgroups& operator=(RunCgroups&& other) noexcept;
    RunCgroups(const RunCgroups&) = delete;
    RunCgroups& operator=(const RunCgroups&) = delete;
    ~RunCgroups();

    /// Makes a group called `name` in each place that is there and writes the limits.
    /// A controller whose limit could not be written is left out, with the reason in why_not().
    /// Errors: io, when a folder could not be made.
    [[nodiscard]] static Result<RunCgroups> make(const CgroupPlaces& places, const Limits& limits,
                                                 const std::string& name, const AfterMake& after_make = {});

    /// v1 `tasks` files: the new process writes "0" to each itself, which spares the wait of a millisecond and more
    /// that moving another process costs (cgroup_threadgroup_rwsem).
    [[nodiscard]] std::span<const int> tasks() const { return tasks_; }
    /// v2 folder for clone3's CLONE_INTO_CGROUP (Linux 5.7), or -1.
    [[nodiscard]] int unified_folder() const { return unified_fd_; }

    [[nodiscard]] bool bounds_memory() const { return !memory_.empty(); }
    [[nodiscard]] bool bounds_pids() const { return !pids_.empty(); }
    [[nodiscard]] bool bounds_cpu() const { return !cpu_.empty(); }
    [[nodiscard]] bool counts_cpu_time() const { return !cpuacct_.empty(); }
    [[nodiscard]] bool swap_bounded() const { return swap_bounded_; }
    /// The kernel's word on a limit, for the evidence: "memory.limit_in_bytes is 268435456 in /sys/fs/cgroup/...".
    [[nodiscard]] std::string evidence(std::string_view control) const;
    /// Whether `process` (as the host numbers it) is in every group, as the kernel lists it.
    [[nodiscard]] bool holds(pid_t process) const;

    struct Figure {
        std::uint64_t value = 0;
        std::string source;  ///< the file
    };
    [[nodiscard]] std::optional<Figure> peak_memory() const;  ///< bytes
    [[nodiscard]] std::optional<Figure> cpu_time() const;     ///< microseconds
    [[nodiscard]] std::optional<Figure> peak_pids() const;    ///< ours included
    [[nodiscard]] std::uint64_t memory_kills() const;         ///< processes that the kernel killed for memory
    [[nodiscard]] std::uint64_t refused_forks() const;        ///< times that pids.max refused one

    /// Once the last process is gone.
    void remove() noexcept;

private:
    void take(RunCgroups& other) noexcept;
    [[nodiscard]] Result<std::string> make_group(const ControllerPlace& place, const std::string& name,
                                                 const AfterMake& after_make);
    void bound_memory(const ControllerPlace& place, const std::string& folder, const Limits& limits);
    void bound_pids(const std::string& folder, const Limits& limits);
    void bound_cpu(const ControllerPlace& place, const std::string& folder, const Limits& limits);

    std::vector<std::string> folders_;  ///< made, to be removed
    std::string memory_, pids_, cpu_, cpuacct_;
    bool memory_unified_ = false, cpu_unified_ = false, cpuacct_unified_ = false;
    bool swap_bounded_ = false;
    std::vector<int> tasks_;
    int unified_fd_ = -1;
};

/// A name that says whose it is: paddock-PID-STARTTIME-NUMBER. Process ids are used again, start times with them are
/// not.
[[nodiscard]] std::string group_name();
/// paddock-PID-STARTTIME-leaf, for settle_in_leaf(): swept like the others.
[[nodiscard]] std::string leaf_name();
/// Removes groups called so whose paddock is gone, from `places`. Live ones stay. Returns how many went.
int sweep_cgroups(const CgroupPlaces& places) noexcept;

}  // namespace paddock::native
