// Threat: Landlock lets nothing in /proc and /sys be opened, but stat and readlink are not its affair: names there, and
// the numbers of namespaces, tell of the machine and of other runs; its clocks tell one machine from another. An engine
// covers neither, and this process has no right to. In a user namespace of its own it has: it covers both with nothing,
// sets the clocks to nought, and gives all rights up again.
#include "own_view.hpp"

#include <fcntl.h>
#include <linux/capability.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <string>

#include "program.hpp"

namespace paddock::docker {
namespace {

using native::Step;

constexpr const char* kClockOffsets = "/proc/self/timens_offsets";

void write_file(const char* path, const std::string& text) {
    const native::Descriptor file(open(path, O_WRONLY | O_CLOEXEC));
    if (!file || write(file.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size())) {
        give_up(Step::namespaces);
    }
}

/// Itself alone (user_namespaces(7)).
std::string map_of(unsigned id) {
    return std::to_string(id) + ' ' + std::to_string(id) + " 1\n";
}

/// time_namespaces(7); whole seconds, so that no clock comes out below 0.
std::string clock_offset(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);  // cannot fail: both are there since Linux 2.6.39
    return std::to_string(clock) + " -" + std::to_string(now.tv_sec) + " 0\n";
}

/// With a folder that nobody may enter, and that nobody may change. Refused by some engines' AppArmor, which shows.
void cover(const char* folder) {
    static_cast<void>(mount("none", folder, "tmpfs", kCoverFlags, "mode=0,size=4k,nr_inodes=1"));
}

}  // namespace

OwnView take_own_view() {
    const unsigned user = geteuid(), group = getegid();
    OwnView view;
    // gVisor takes the flag of time namespaces for granted, and has none.
    const bool has_clocks = access(kClockOffsets, F_OK) == 0;
    view.own_namespaces = has_clocks && unshare(kOwnNamespaces) == 0;  // else: none for ordinary users here
    if (view.own_namespaces) {
        write_file("/proc/self/setgroups", "deny");
        write_file("/proc/self/uid_map", map_of(user));
        write_file("/proc/self/gid_map", map_of(group));
        write_file(kClockOffsets, clock_offset(CLOCK_MONOTONIC) + clock_offset(CLOCK_BOOTTIME));
    }
    // After the copy of the mounts was made: with the last process the ones before it go.
    view.proc.reset(open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    view.cgroup.reset(open("/sys/fs/cgroup", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!view.proc) {
        give_up(Step::descriptors);
    }
    if (view.own_namespaces) {
        cover("/proc");
        cover("/sys");
    }
    return view;
}

void give_up_rights() {
    __user_cap_header_struct header{.version = _LINUX_CAPABILITY_VERSION_3, .pid = 0};
    const __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = {};
    if (syscall(SYS_capset, &header, none) != 0) {
        give_up(Step::privileges);
    }
}

}  // namespace paddock::docker
