// What paddock and its init inside the container say to each other. Both are of one build: values cross as they lie in
// memory. The init speaks on the container's standard output, of which the program has no descriptor; paddock on its
// standard input, whose end (paddock or the client killed) is the end of the run.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "confine.hpp"
#include "seal.hpp"

namespace paddock::docker {

/// Where things are inside.
inline constexpr const char* kInitPath = "/paddock/init";
inline constexpr const char* kOutputPath = "/output";

enum class FrameKind : std::uint8_t {
    failed = 1,  ///< Message: a step of the set-up did not succeed; nothing was run
    ready,       ///< InsideView: all is in force, the program waits for Order::go
    out,         ///< bytes of the program's standard output
    err,         ///< of its standard error
    ended,       ///< Ended: no process of the program's is left
    refusals,    ///< a count for each of Refusals::counts
    folder,      ///< path in /output, raw: follows before what is in it
    file,        ///< path in /output, raw: its bytes follow
    data,        ///< of the last file
    left_out,    ///< path in /output, raw, a NUL, and why it could not be taken
    done         ///< nothing comes any more; the init waits for Order::quit
};

struct FrameHeader {
    FrameKind kind = FrameKind::failed;
    std::uint32_t size = 0;  ///< of what follows, at most kMostPayload
    std::uint64_t seal = 0;  ///< seal_of() this frame
};

/// Of the frame that is the `number`th since the run's begin, from 0.
[[nodiscard]] inline std::uint64_t seal_of(const SealKey& key, std::uint64_t number, FrameKind kind,
                                           std::string_view bytes) {
    return seal(key, number, static_cast<std::uint64_t>(kind) << 32U | bytes.size(), bytes);
}
inline constexpr std::uint32_t kMostPayload = 1U << 17U;
inline constexpr std::uint32_t kMostRequest = 64U << 20U;  ///< arguments and environment: the kernel takes 2 MiB

/// Paddock's word, a byte each, after the request.
enum class Order : char {
    look = 'l',  ///< once more, since a limit was changed: ready again
    go = 'g',
    stop = 's',
    quit = 'q'
};

/// The limits that the init holds itself, followed by the texts of `Request::texts`.
struct RequestHeader {
    SealKey key{};                       ///< of this run, for what the init says
    std::uint64_t output_bytes = 0;      ///< of each stream
    std::uint64_t disk_bytes = 0;        ///< taken of /output at most
    std::uint64_t files = 0;             ///< as many
    std::uint64_t cpu_microseconds = 0;  ///< of the whole tree
    std::uint32_t arguments = 0;         ///< the first texts: argv behind the interpreter
    std::uint32_t variables = 0;         ///< the texts after them: NAME=VALUE
};

/// Which cgroup files the init sees of its own container.
enum class CgroupKind : std::uint8_t { none, v1, v2 };

/// A limit that could not be read, or that is not there.
inline constexpr std::uint64_t kNoLimit = ~0ULL;

/// tmpfs as statfs(2) tells it.
struct Scratch {
    std::uint64_t blocks = 0, block_bytes = 0, files = 0;
    bool no_exec = false, no_suid = false, no_device = false;
};

/// What the init and the confined process saw before the program's first instruction.
struct InsideView {
    native::Proof proof;
    Scratch output, tmp;
    bool root_read_only = false;
    int names_error = 0;          ///< errno of looking up /proc/self and /sys/kernel; 0: one of them could be
    int shared_memory_error = 0;  ///< errno of looking up /dev/shm; 0: it is there
    bool hidden = false;          ///< the init's descriptors are out of its user's reach, which was tried
    int landlock_abi = 0;
    CgroupKind cgroup = CgroupKind::none;
    std::uint64_t memory_limit = kNoLimit;  ///< bytes
    std::uint64_t swap_limit = kNoLimit;    ///< v1: memory and swap together; v2: swap alone
    std::uint64_t pids_limit = kNoLimit;
    std::uint64_t cpu_quota = kNoLimit, cpu_period = kNoLimit;  ///< microseconds
};

/// Why the init killed the tree.
enum class InitCause : std::uint8_t { none, order, cpu, memory, output };

/// A figure and whether there is one.
struct Figure {
    std::uint64_t value = 0;
    bool known = false;
};

struct Ended {
    InitCause cause = InitCause::none;
    int code = 0;    ///< waitid(2) si_code, of the program's first process
    int status = 0;  ///< si_status
    bool out_over = false, err_over = false;
    bool disk_full = false, files_full = false;
    bool refused_entry = false;  ///< Refusals::ended_run
    std::uint64_t oom_kills = 0, refused_forks = 0;
    Figure peak_memory;       ///< bytes: the cgroup's own peak, when the program passed what the engine's set-up had
    Figure seen_memory;       ///< bytes: highest that was read, or of the largest process
    Figure cpu_microseconds;  ///< since the program was let go
    bool cpu_by_rusage = false;
    Figure peak_pids;  ///< the cgroup's own peak, the init not counted
    Figure seen_pids;  ///< highest that was read
    Figure read_bytes, written_bytes;
};

}  // namespace paddock::docker
