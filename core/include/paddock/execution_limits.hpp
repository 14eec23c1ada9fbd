#pragma once
#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace paddock {

/// Bounds of one run. Every one is enforced or the run is refused.
struct Limits {
    std::chrono::milliseconds timeout{300'000};  ///< wall clock, from exec; above 0
    double cpus = 2.0;                           ///< cores; above 0
    std::uint64_t memory_bytes = 4ULL << 30;     ///< of the whole tree, swap included
    std::uint32_t pids = 64;                     ///< processes and threads together
    std::uint64_t output_bytes = 10ULL << 20;    ///< kept of standard output and of standard error, each
    std::uint64_t disk_bytes = 100ULL << 20;     ///< /output; /tmp has as much again
    std::uint32_t files = 1'024;                 ///< files and folders in /output
    std::chrono::milliseconds cpu_time{0};       ///< of the whole tree; 0: timeout times cpus
};

/// Names of controls that a policy may require and that backends report. Fixed: scripts rely on them.
inline constexpr std::array<std::string_view, 16> kControlNames = {
    "network",      ///< no interface but a loopback of its own, which is down
    "filesystem",   ///< root read-only and its own; host paths out of reach
    "memory",       ///< Limits::memory_bytes holds for the whole tree
    "pids",         ///< Limits::pids holds for the whole tree
    "cpu",          ///< Limits::cpus
    "cpu-time",     ///< Limits::cpu_time
    "wall",         ///< Limits::timeout, from a clock outside the sandbox
    "output",       ///< Limits::output_bytes
    "disk",         ///< Limits::disk_bytes and files
    "seccomp",      ///< a system call filter
    "landlock",     ///< a second wall around files
    "privileges",   ///< no capability, no_new_privs, not root on the host
    "processes",    ///< its own process tree, killed as a whole
    "ipc",          ///< System V and POSIX IPC of its own
    "environment",  ///< none of the caller's variables
    "descriptors"   ///< none of the caller's descriptors
};

/// The [sandbox] table.
struct SandboxSettings {
    std::vector<std::string> require;              ///< of kControlNames: without one of these a run is refused
    std::string image = "paddock-sandbox:latest";  ///< Docker backend
    std::string python = "/usr/bin/python3";       ///< native backend: the interpreter to bind
    std::map<std::string, std::string> env;        ///< added to the fixed environment
    std::string command = "docker";  ///< Docker backend: the client, by PATH or by an absolute path; podman will do
    std::string runtime;             ///< Docker backend: the engine's runtime, such as runsc; empty: its default
};

}  // namespace paddock
