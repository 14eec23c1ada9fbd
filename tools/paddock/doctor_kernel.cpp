// What of the kernel the native backend builds on.
#include <fmt/format.h>
#include <linux/landlock.h>
#include <sched.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "doctor_checks.hpp"

namespace paddock::app {

namespace {

namespace fs = std::filesystem;

DoctorCheck kernel_version() {
    utsname names{};
    if (::uname(&names) != 0) {
        return {"kernel", CheckState::warn, std::strerror(errno), "uname -r"};
    }
    int major = 0;
    int minor = 0;
    // Linux 5.14 counts processes by user namespace: the newest that the native backend relies on.
    const bool parsed = std::sscanf(names.release, "%d.%d", &major, &minor) == 2;
    const bool recent = parsed && (major > 5 || (major == 5 && minor >= 14));
    return {"kernel", recent ? CheckState::ok : CheckState::warn, fmt::format("Linux {}", names.release),
            recent ? "" : "apt-get install linux-image-amd64   # 5.14 or later, then reboot"};
}

/// Whether a process of the caller's may unshare what the native backend unshares: tried in a child.
int try_user_namespace() {
    const pid_t child = ::fork();
    if (child < 0) {
        return errno;
    }
    if (child == 0) {
        ::_exit(::unshare(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWNET) == 0 ? 0 : errno);
    }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) {
            return errno;
        }
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : EPERM;
}

std::string first_line(const char* path) {
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    return line;
}

DoctorCheck user_namespaces() {
    const int reason = try_user_namespace();
    if (reason == 0) {
        return {"user namespaces", CheckState::ok, "a child could make user, mount, pid and network namespaces", ""};
    }
    // The switches that distributions have: Debian's, the kernel's own count, and Ubuntu's (since 23.10).
    std::string mend = "run outside of chroot, or in a container that allows namespaces";
    if (first_line("/proc/sys/kernel/unprivileged_userns_clone") == "0") {
        mend = "sudo sysctl -w kernel.unprivileged_userns_clone=1";
    } else if (first_line("/proc/sys/user/max_user_namespaces") == "0") {
        mend = "sudo sysctl -w user.max_user_namespaces=15000";
    } else if (first_line("/proc/sys/kernel/apparmor_restrict_unprivileged_userns") == "1") {
        mend = "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0";
    }
    return {"user namespaces", CheckState::missing, fmt::format("unshare: {}", std::strerror(reason)), mend};
}

DoctorCheck seccomp() {
    const std::string actions = first_line("/proc/sys/kernel/seccomp/actions_avail");
    if (actions.find("kill_process") != std::string::npos) {
        return {"seccomp", CheckState::ok, "filters with " + actions, ""};
    }
    return {"seccomp", CheckState::missing, actions.empty() ? "the kernel has no filters" : actions,
            "boot a kernel with CONFIG_SECCOMP_FILTER (Debian's have it)"};
}

DoctorCheck landlock() {
    const long abi = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (abi > 0) {
        return {"landlock", CheckState::ok, fmt::format("ABI {}", abi), ""};
    }
    return {"landlock", CheckState::warn, std::strerror(errno),
            "add landlock to the lsm= list of the kernel's command line, then reboot"};
}

/// Folders of this process's own cgroup, by controller, for version 1; the one folder for version 2.
DoctorCheck cgroups() {
    std::string writable;
    std::string closed;
    const auto note = [&](const std::string& controller, const std::string& folder) {
        std::string& list = ::access(folder.c_str(), W_OK) == 0 ? writable : closed;
        list += (list.empty() ? "" : ", ") + controller;
    };
    std::ifstream own("/proc/self/cgroup");
    for (std::string line; std::getline(own, line);) {
        const std::size_t first = line.find(':');
        const std::size_t second = line.find(':', first + 1);
        const std::string controllers = line.substr(first + 1, second - first - 1);
        const std::string path = line.substr(second + 1);
        if (controllers == "memory" || controllers == "pids" || controllers.starts_with("cpu,")) {
            note(controllers + " (v1)", "/sys/fs/cgroup/" + controllers + path);
        } else if (controllers.empty() && fs::exists("/sys/fs/cgroup/cgroup.controllers")) {
            note("all (v2)", "/sys/fs/cgroup" + path);
        }
    }
    if (!writable.empty()) {
        return {"cgroups", CheckState::ok, "writable: " + writable, ""};
    }
    return {"cgroups", CheckState::warn,
            closed.empty() ? "none is mounted; memory and pids are bounded by other means"
                           : "not writable: " + closed + "; memory and pids are bounded by other means",
            fs::exists("/sys/fs/cgroup/cgroup.controllers")
                ? "systemd-run --user --scope -p Delegate=yes paddock run ..."
                : "run as root; or boot with systemd.unified_cgroup_hierarchy=1 for cgroup v2, which can be delegated"};
}

}  // namespace

std::vector<DoctorCheck> check_kernel() {
    return {kernel_version(), user_namespaces(), seccomp(), landlock(), cgroups()};
}

}  // namespace paddock::app
