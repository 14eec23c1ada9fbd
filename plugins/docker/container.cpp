// What a container is made of, worked out before the client is started.
#include <fmt/format.h>
#include <sys/random.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdint>
#include <cstring>

#include "files.hpp"
#include "ownership.hpp"
#include "supervise.hpp"

namespace paddock::docker {

/// The file that this code was mapped from: it was loaded by descriptor, so that dladdr(3) knows no path.
static std::string own_file() {
    const auto here = reinterpret_cast<std::uintptr_t>(&find_parts);
    const std::string maps = native::read_whole("/proc/self/maps");
    for (const std::string_view line : native::lines_of(maps)) {
        std::uintptr_t from = 0, to = 0;
        const std::from_chars_result first = std::from_chars(line.data(), line.data() + line.size(), from, 16);
        std::from_chars(first.ptr + 1, line.data() + line.size(), to, 16);
        const std::size_t path = line.find('/');
        if (here >= from && here < to && path != std::string_view::npos) {
            return std::string(line.substr(path));
        }
    }
    return {};
}

Result<Parts> find_parts() {
    const std::string plugin = own_file();
    if (plugin.empty()) {
        return unexpected(ErrorCode::internal, "the docker plugin can't tell where it is; nothing was run");
    }
    const std::string folder = plugin.substr(0, plugin.rfind('/')) + "/docker";
    Parts parts{.init = folder + "/init", .profile = folder + "/seccomp-strict.json"};
    if (access(parts.init.c_str(), X_OK) != 0 || access(parts.profile.c_str(), R_OK) != 0) {
        return unexpected(
            ErrorCode::not_found,
            fmt::format("{} and {} are not both there; install paddock's plugins whole", parts.init, parts.profile));
    }
    return parts;
}

/// One that nobody has, another for each run: what the kernel counts by user (pipes, keys, signals) is no channel to
/// other runs, nor to the person whose id is 1000. The range is the native backend's, above systemd's for containers.
static Result<unsigned> new_user() {
    constexpr unsigned kFirst = 0x70000000U, kMask = 0x0fffffffU;
    unsigned random = 0;
    if (getrandom(&random, sizeof(random), 0) != static_cast<ssize_t>(sizeof(random))) {
        return unexpected(ErrorCode::unavailable,
                          fmt::format("the kernel gave no random number: {}; nothing was run", std::strerror(errno)));
    }
    return kFirst + (random & kMask);
}

Result<Container> container_of(const native::Job& job, const std::string& run_id, const Parts& parts) {
    constexpr bool kForOthers = true;  // the program is not this user
    Result<std::vector<native::Bind>> data = native::data_binds(job.data, kForOthers);
    if (!data) {
        return unexpected(data.error());
    }
    if (job.limits.memory_bytes < kLeastMemory) {
        return unexpected(ErrorCode::invalid_argument,
                          "the Docker engine gives a container no less memory than 6m; give --memory 6m or more");
    }
    const Result<unsigned> user = new_user();
    if (!user) {
        return unexpected(user.error());
    }
    const bool podman = job.sandbox.command.substr(job.sandbox.command.rfind('/') + 1) == "podman";
    // Podman 4.3 can't lower the limit later: there it is what was asked for, if the runtime starts with so few.
    const std::uint32_t set_up_pids = podman ? 0 : job.sandbox.runtime.empty() ? kSetUpPids : kRuntimePids;
    const double processors = static_cast<double>(std::max(1L, sysconf(_SC_NPROCESSORS_ONLN)));
    return Container{.name = "paddock-" + run_id,
                     .run_id = run_id,
                     .owner = owner_label(),
                     .init = parts.init,
                     .profile = parts.profile,
                     .program = {},
                     .passwd = {},
                     .group = {},
                     .id_file = {},
                     .user = *user,
                     .data = std::move(*data),
                     .limits = job.limits,
                     .sandbox = job.sandbox,
                     .cpus = std::clamp(job.limits.cpus, 0.01, processors),
                     .pids_limit = std::max(job.limits.pids + native::kInitProcesses, set_up_pids),
                     .podman = podman};
}

}  // namespace paddock::docker
