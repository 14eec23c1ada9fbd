#include "machine.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/capability.h>
#include <sys/random.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>

#include "files.hpp"

namespace paddock::native {
namespace {

bool has_effective(std::initializer_list<unsigned> capabilities) {
    __user_cap_header_struct header{.version = _LINUX_CAPABILITY_VERSION_3, .pid = 0};
    __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3] = {};
    if (syscall(SYS_capget, &header, data) != 0) {
        return false;
    }
    for (const unsigned capability : capabilities) {
        if ((data[CAP_TO_INDEX(capability)].effective & CAP_TO_MASK(capability)) == 0) {
            return false;
        }
    }
    return true;
}

/// Whether our own user namespace has the id, from lines "inside outside count" (user_namespaces(7)).
bool is_mapped(const std::string& map, std::uint64_t id) {
    for (const std::string_view line : lines_of(map)) {
        std::uint64_t first = 0, count = 0;
        int field = 0;
        for (const std::string_view word : split(line, ' ')) {
            if (!word.empty()) {
                std::uint64_t& value = field == 0 ? first : count;
                std::from_chars(word.data(), word.data() + word.size(), value);
                ++field;
            }
        }
        if (id >= first && id - first < count) {
            return true;
        }
    }
    return false;
}

Result<void> write_map(const std::string& path, const std::string& text) {
    const Descriptor file(open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (!file || write(file.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size())) {
        return unexpected(
            ErrorCode::permission_denied,
            fmt::format("{} can't be written ({}); allow user namespaces on this machine", path, std::strerror(errno)));
    }
    return {};
}

}  // namespace

Result<Machine> look_at_machine(const Switches& switches) {
    Machine machine;
    machine.privileged = geteuid() == 0 && has_effective({CAP_SYS_ADMIN, CAP_SETUID, CAP_SETGID});
    if (geteuid() == 0 && !machine.privileged) {
        return unexpected(
            ErrorCode::permission_denied,
            "paddock is root without CAP_SYS_ADMIN, CAP_SETUID and CAP_SETGID, so what it runs would be root on the "
            "host; run it as an ordinary user");
    }
    if (switches.cgroups) {
        machine.cgroups = find_cgroups();
    }
    return machine;
}

Result<HostIds> host_ids(const Machine& machine) {
    if (!machine.privileged) {
        return HostIds{.uid = geteuid(), .gid = getegid(), .privileged = false};
    }
    // Random, and not told from the process: the program sees its id on the host in /proc/self/uid_map.
    constexpr uid_t kFirst = 1'879'048'192, kRange = 1U << 28U, kNobody = 65'534;
    std::uint32_t random = 0;
    if (getrandom(&random, sizeof(random), 0) != sizeof(random)) {
        return unexpected(ErrorCode::unavailable, fmt::format("no random number: {}", std::strerror(errno)));
    }
    const std::string uids = read_whole("/proc/self/uid_map"), gids = read_whole("/proc/self/gid_map");
    for (const uid_t id : {kFirst + random % kRange, kNobody}) {
        if (is_mapped(uids, id) && is_mapped(gids, id)) {
            return HostIds{.uid = id, .gid = id, .privileged = true};
        }
    }
    return unexpected(ErrorCode::unavailable,
                      "this user namespace has no unprivileged id to run programs as; run paddock as an ordinary user");
}

Result<void> write_id_maps(pid_t child, const HostIds& ids) {
    const std::string folder = fmt::format("/proc/{}/", child);
    if (!ids.privileged) {
        // A user who may not map groups may give setgroups() up for good (user_namespaces(7), CVE-2014-8989).
        if (Result<void> denied = write_map(folder + "setgroups", "deny"); !denied) {
            return denied;
        }
    }
    if (Result<void> written = write_map(folder + "gid_map", fmt::format("{} {} 1", kInnerId, ids.gid)); !written) {
        return written;
    }
    return write_map(folder + "uid_map", fmt::format("{} {} 1", kInnerId, ids.uid));
}

}  // namespace paddock::native
