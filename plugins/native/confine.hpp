// What the new process does to itself, and what it tells the supervisor meanwhile.
#pragma once
#include <sys/resource.h>

#include <array>
#include <cstdint>
#include <span>

#include "plan.hpp"
#include "seccomp.hpp"

namespace paddock::native {

/// A step of the confinement, for the message that it failed.
enum class Step : std::uint8_t {
    descriptors,
    await_go,
    join_cgroups,
    namespaces,
    ids,
    die_with_parent,
    root,
    runtime,
    scratch,
    proc,
    pivot,
    privileges,
    start_program,
    standard_streams,
    resource_limits,
    landlock,
    seccomp,
    proof,
    exec
};
[[nodiscard]] const char* describe(Step step) noexcept;

/// What the confined process saw of itself, after the last step and before the program's first instruction.
struct Proof {
    NamespaceIds namespaces{};
    std::uint64_t cap_union = ~0ULL;  ///< all five sets of /proc/self/status or-ed
    int no_new_privs = -1;
    int seccomp_mode = -1;
    int seccomp_filters = 0;  ///< one behind the other; 0 where the kernel does not say (Linux before 5.9)
    unsigned uid = 0, gid = 0;
    int interfaces = -1;               ///< in /proc/self/net/dev
    int loopback_up = -1;              ///< IFF_UP of lo
    int socket_error = 0;              ///< errno of socket(AF_INET), 0 when it was given
    int root_write_error = 0;          ///< errno of creating a file in /
    int host_secret_error = 0;         ///< errno of opening /etc/shadow
    int root_list_error = 0;           ///< errno of opening / as a folder, which Landlock alone refuses
    int proc_error = 0;                ///< errno of opening /proc, which is not there
    int descriptors = -1;              ///< open, this report's own channel not counted
    std::uint64_t pids_limit = 0;      ///< RLIMIT_NPROC
    std::uint64_t data_limit = 0;      ///< RLIMIT_DATA
    std::uint64_t cpu_limit = 0;       ///< RLIMIT_CPU, seconds
    std::uint64_t core_limit = ~0ULL;  ///< RLIMIT_CORE
    int cpus = 0;                      ///< in the affinity mask
    int death_signal = -1;             ///< that the init gets when paddock ends
    bool refusals_counted = false;     ///< the init answers refused system calls
};

enum class MessageKind : std::uint8_t { failed, ready, proof, exited };

/// Descriptors that come with MessageKind::ready, in this order.
enum class ReadyDescriptor : std::uint8_t { output, tmp, proc };
inline constexpr std::size_t kReadyDescriptors = 3;

/// From inside to the supervisor, over a socket that the program has no descriptor of.
struct Message {
    MessageKind kind = MessageKind::failed;
    Step step = Step::descriptors;
    int error = 0;                      ///< errno of a failed step
    int code = 0;                       ///< exited: waitid(2) si_code
    int status = 0;                     ///< exited: waitid(2) si_status
    std::uint64_t program_peak_kb = 0;  ///< exited: ru_maxrss of the largest process that was waited for
    std::uint64_t setup_peak_kb =
        0;  ///< exited: ru_maxrss of the set-up itself, which the kernel adds to every child's
    Proof proof;
};

/// Descriptors that the new process keeps.
struct ChildEnds {
    int channel = -1;  ///< SOCK_SEQPACKET to the supervisor
    int null_in = -1, out = -1, err = -1;
    std::span<const int> cgroup_tasks;  ///< v1 `tasks` files, opened by the supervisor
    std::span<const int> trees;    ///< detached mounts for Plan::binds, opened by the supervisor; empty: open them here
    char* const* argv = nullptr;   ///< of Plan::arguments, terminated
    char* const* envp = nullptr;   ///< of Plan::environment, terminated
    Refusals* refusals = nullptr;  ///< shared with the supervisor
};

/// The last thing the clone does: confines itself, starts the program, reaps, reports, exits.
[[noreturn]] void confine(const Plan& plan, const ChildEnds& ends) noexcept;

/// sendmsg(2) of `size` bytes with `descriptors` beside them, at most kReadyDescriptors.
long send_with(int socket, void* bytes, std::size_t size, std::span<const int> descriptors) noexcept;
/// Sends `message`; a supervisor that is gone ends this process, and with it the whole tree.
void send(int channel, const Message& message) noexcept;
/// The same with folders of the sandbox, which the supervisor then reads without walking any path inside.
void send_ready(int channel, const std::array<int, kReadyDescriptors>& folders) noexcept;
[[noreturn]] void fail(int channel, Step step, int error) noexcept;
/// Ends the process with a report unless `result` is 0 or more.
inline long check(int channel, Step step, long result) noexcept {
    if (result < 0) {
        fail(channel, step, errno);
    }
    return result;
}

// One function per concern, in the order of confine(). Each ends the process when a step of it fails.
void keep_only(const ChildEnds& ends) noexcept;
void reset_signals() noexcept;
void await_go(int channel) noexcept;
void join_cgroups(const ChildEnds& ends) noexcept;
void enter_namespaces(int channel) noexcept;
void become_inner_user(const Plan& plan, int channel) noexcept;
void die_with_parent(const Plan& plan, int channel, Proof& proof) noexcept;
/// Returns a procfs of this PID namespace that is attached nowhere, as a folder.
[[nodiscard]] int build_root(const Plan& plan, const ChildEnds& ends) noexcept;
void drop_privileges(const Plan& plan, int channel) noexcept;
void look_at_network(Proof& proof) noexcept;
[[noreturn]] void run_init(const Plan& plan, const ChildEnds& ends, int proc, Proof proof) noexcept;
void set_resource_limits(const Plan& plan, int channel) noexcept;
void restrict_files(const Plan& plan, int channel) noexcept;
/// The listener of refused calls, or -1 when they are not counted.
[[nodiscard]] int filter_system_calls(const Plan& plan, int channel) noexcept;
/// One refused call that waits at `listener`: counted, then EPERM or the end of the run.
void answer_refused_call(int listener, Refusals& refusals) noexcept;
/// Sends the listener over the socket `to` and closes it here.
void hand_over(int to, int channel, int listener) noexcept;
/// The listener that came over the socket `from`, or -1.
[[nodiscard]] int take_over(int from) noexcept;
void leave_real_time(int channel) noexcept;
void keep_to_processors(const Plan& plan, int channel) noexcept;
/// Files of `proc` that are opened while that is allowed and read when all is in force.
struct OwnFiles {
    int proc = -1, status = -1, interfaces = -1, descriptors = -1;
};
void look_at_root(Proof& proof) noexcept;
[[nodiscard]] OwnFiles open_own_files(int proc) noexcept;
void look_at_self(const OwnFiles& files, Proof& proof) noexcept;

/// A detached, read-only copy of what is at bind.source. -1 with errno.
[[nodiscard]] int open_bind(const Bind& bind) noexcept;
/// The flags of clone3: all namespaces in one step but the cgroup one, which has to come after joining the cgroups.
[[nodiscard]] std::uint64_t namespace_flags(const Switches& on) noexcept;
/// Of the calling process, by a folder of procfs; all 0 when that is none.
[[nodiscard]] NamespaceIds own_namespaces(int proc) noexcept;

}  // namespace paddock::native
