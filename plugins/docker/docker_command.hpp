#pragma once
#include <string>
#include <vector>

#include "paddock/execution.hpp"
#include "runtime.hpp"

namespace paddock::docker {

/// What one container is made of. Paths are of this machine, and absolute.
struct Container {
    std::string name;
    std::string run_id;
    std::string owner;          ///< owner_label()
    std::string init;           ///< our process 1
    std::string profile;        ///< seccomp-strict.json
    std::string program;        ///< the judged bytes, as a file
    std::string passwd, group;  ///< what takes the place of the image's accounts
    std::string id_file;        ///< the client makes it, once the container is made
    unsigned user = 0;          ///< who the program is, inside and for the host; its group is kInnerId
    std::vector<native::Bind> data;
    Limits limits;
    SandboxSettings sandbox;
    double cpus = 1.0;             ///< Limits::cpus, or all that there are
    std::uint32_t pids_limit = 0;  ///< the init's included
    bool podman = false;           ///< the client is podman: what differs there is in docker_command.cpp
};

/// Labels that containers of ours carry.
inline constexpr const char* kRunLabel = "org.paddock.run";
inline constexpr const char* kOwnerLabel = "org.paddock.owner";

/// The engine's own first process (runc and its threads) is counted against the container's limit while it sets the
/// container up: a smaller limit is set once that is over.
inline constexpr std::uint32_t kSetUpPids = 64;
/// The same for a runtime that the policy names. One that is a kernel of its own (gVisor) has its threads and the
/// program's counted together, and ends with its container when it gets no more of them: there it is the limit to the
/// end.
inline constexpr std::uint32_t kRuntimePids = 1024;

/// Docker's least memory, bytes (docker run reference, --memory).
inline constexpr std::uint64_t kLeastMemory = 6U << 20U;

/// Arguments of the client for `docker run`: attached, never removed by the engine itself (--rm loses the exit code and
/// whether memory ran out).
[[nodiscard]] std::vector<std::string> run_arguments(const Container& container);
[[nodiscard]] std::vector<std::string> update_pids_arguments(const std::string& name, std::uint32_t pids_limit);
[[nodiscard]] std::vector<std::string> inspect_arguments(const std::string& name);
/// With what volumes of no name they may have.
[[nodiscard]] std::vector<std::string> remove_arguments(const std::vector<std::string>& names);
/// Lines of "NAME OWNER" of all containers of ours, ended ones too.
[[nodiscard]] std::vector<std::string> list_arguments(bool podman);

/// Podman's --tmpfs takes no owner and no bound on files (4.3). There /tmp and /output are volumes with a name, tmpfs
/// all the same: commands that make them, before the container; none for Docker.
[[nodiscard]] std::vector<std::vector<std::string>> make_volumes_arguments(const Container& container);
[[nodiscard]] std::vector<std::string> volumes_of(const Container& container);
/// Once no container has them: by force, with one that runs, podman 4.3 does not come back.
[[nodiscard]] std::vector<std::string> remove_volumes_arguments(const std::vector<std::string>& names);
/// Lines of "NAME OWNER".
[[nodiscard]] std::vector<std::string> list_volumes_arguments();

/// `docker run ...` as a person could type it, for the plan.
[[nodiscard]] std::string as_typed(const std::string& command, const std::vector<std::string>& arguments);

}  // namespace paddock::docker
