#pragma once
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "paddock/approval.hpp"
#include "paddock/execution_limits.hpp"

namespace paddock {

/// A file or folder of the caller's that the program may read.
struct DataMount {
    std::string source;  ///< absolute path on the host
    std::string target;  ///< absolute path inside, under /data
};

/// One execution, asked for. Plain values: it crosses the plugin boundary.
struct ExecutionRequest {
    ApprovedSource source;
    std::string run_id;                              ///< unique; [a-z0-9-], at most 64 characters
    std::vector<std::string> arguments;              ///< sys.argv[1:]
    std::map<std::string, std::string> environment;  ///< --env, over the policy's; never the caller's own
    std::vector<DataMount> data;
    std::string
        output_directory;  ///< absolute host path that gets what is left in /output; empty: artifacts are only listed
    Limits limits;
    SandboxSettings sandbox;
    bool allow_degraded = false;  ///< run although a required control can't be had; the result lists what was missing
};

/// One wall of a sandbox, on this host (probe) or in this run (result).
struct Control {
    std::string name;       ///< one of kControlNames
    bool enforced = false;  ///< tried, not guessed from a version number
    std::string evidence;   ///< how it was shown; else why not, and what would mend it
};

/// A figure with its source, or the reason why there is none. Never 0 for unknown.
template <typename T>
struct Measured {
    std::optional<T> value;
    std::string source = "not measured";  ///< with a value: where it came from ("memory.peak"); without: why not
};

enum class RunStatus { error, ok, failed, timeout, memory, killed, output_limit, rejected };
enum class LimitHit { wall, cpu, memory, pids, output, disk, files, syscall };

/// "output-limit" and so on, as the JSON has them.
[[nodiscard]] std::string_view to_string(RunStatus status) noexcept;
[[nodiscard]] std::string_view to_string(LimitHit limit) noexcept;

struct ResourceUsage {
    Measured<std::uint64_t> peak_memory_bytes;     ///< of the whole tree
    Measured<std::chrono::microseconds> cpu_time;  ///< user and system, of the whole tree
    Measured<std::uint64_t> pids_peak;
    Measured<std::uint64_t> io_read_bytes;
    Measured<std::uint64_t> io_write_bytes;
    Measured<std::uint64_t> network_rx_bytes;
    Measured<std::uint64_t> network_tx_bytes;
};

/// A regular file that the program left in /output.
struct Artifact {
    std::string path;  ///< relative to /output, made safe for printing and for the host's file system
    std::uint64_t size = 0;
    std::string sha256;  ///< hex
};

/// Attempts of the program's that the sandbox refused, counted by system call: "socket", 3 times, EPERM.
struct IsolationEvent {
    std::string syscall;  ///< its name, or what entry into the kernel it was
    std::uint64_t count = 0;
    std::string action;  ///< "EPERM": answered so and carried on; "killed": it ended the run
};

/// What happened, told by the supervisor. The zero value is an error of ours.
struct ExecutionResult {
    RunStatus status = RunStatus::error;  ///< whose failure it was: the program's, a limit's, or ours (error)
    std::vector<LimitHit> limits_hit;     ///< all that apply, told from evidence
    int exit_code = -1;                   ///< the program's own, -1 when it has none
    int signal = 0;                       ///< that ended the program, 0 when none did
    std::string out;                      ///< raw bytes, at most Limits::output_bytes
    std::string err;
    bool out_truncated = false;
    bool err_truncated = false;
    std::chrono::microseconds wall_time{0};  ///< from exec until the last process is gone, monotonic clock
    ResourceUsage usage;
    std::vector<Artifact> artifacts;  ///< by path
    std::vector<Control> controls;    ///< what was in force and how that was shown, not what was asked for
    Measured<std::vector<IsolationEvent>>
        isolation_events;  ///< by name; one entry a system call, however often it was tried
    std::string plan;      ///< dry-run and explain(): what would be done; else empty
    std::string error;     ///< one sentence that says what to do; empty when none is needed
};

inline std::string_view to_string(RunStatus status) noexcept {
    switch (status) {
        case RunStatus::error: return "error";
        case RunStatus::ok: return "ok";
        case RunStatus::failed: return "failed";
        case RunStatus::timeout: return "timeout";
        case RunStatus::memory: return "memory";
        case RunStatus::killed: return "killed";
        case RunStatus::output_limit: return "output-limit";
        case RunStatus::rejected: return "rejected";
    }
    return "error";
}

inline std::string_view to_string(LimitHit limit) noexcept {
    switch (limit) {
        case LimitHit::wall: return "wall";
        case LimitHit::cpu: return "cpu";
        case LimitHit::memory: return "memory";
        case LimitHit::pids: return "pids";
        case LimitHit::output: return "output";
        case LimitHit::disk: return "disk";
        case LimitHit::files: return "files";
        case LimitHit::syscall: return "syscall";
    }
    return "wall";
}

}  // namespace paddock
