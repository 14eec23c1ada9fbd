#include "cgroup.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstring>
#include <ctime>
#include <memory>
#include <utility>

#include "confine.hpp"
#include "files.hpp"
#include "plan.hpp"
#include "sys.hpp"

namespace paddock::native {
namespace {

constexpr std::string_view kPrefix = "paddock-";
constexpr long kPeriodMicroseconds = 100'000;  // the kernel's default for cpu.max and cpu.cfs_period_us

bool write_file(const std::string& path, const std::string& text) {
    const int fd = open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (fd < 0) {
        return false;
    }
    const bool whole = write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    close(fd);
    return whole;
}

std::optional<std::uint64_t> number(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} ? std::optional(value) : std::nullopt;
}

std::optional<std::uint64_t> number_in(const std::string& path) {
    return number(read_whole(path));
}

/// "key value" lines, as in memory.events and cpu.stat.
std::optional<std::uint64_t> keyed_number(const std::string& path, std::string_view key) {
    const std::string text = read_whole(path);
    for (const std::string_view line : lines_of(text)) {
        if (line.starts_with(key) && line.size() > key.size() && line[key.size()] == ' ') {
            return number(line.substr(key.size() + 1));
        }
    }
    return std::nullopt;
}

/// Whether `word` is one of the words that `separator` divides.
bool has_word(std::string_view text, std::string_view word, char separator) {
    const std::vector<std::string_view> words = split(text, separator);
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// A mounted hierarchy, from proc_pid_mountinfo(5): fields 4 (root) and 5 (mount point), then type and options after
/// "-".
struct Hierarchy {
    std::string root, mount_point, options;
    bool unified = false;
};

std::vector<Hierarchy> mounted_hierarchies(std::string_view mountinfo) {
    std::vector<Hierarchy> found;
    for (const std::string_view line : lines_of(mountinfo)) {
        const std::size_t dash = line.find(" - ");
        if (dash == std::string_view::npos) {
            continue;
        }
        const std::vector<std::string_view> left = split(line.substr(0, dash), ' ');
        const std::vector<std::string_view> right = split(line.substr(dash + 3), ' ');
        if (left.size() < 5 || right.size() < 3 || !right[0].starts_with("cgroup")) {
            continue;
        }
        found.push_back({.root = std::string(left[3]),
                         .mount_point = std::string(left[4]),
                         .options = std::string(right[2]),
                         .unified = right[0] == "cgroup2"});
    }
    return found;
}

/// The caller's own group in a hierarchy, from "4:memory:/group" or "0::/group".
std::optional<std::string> own_group(std::string_view own_groups, std::string_view controller) {
    for (const std::string_view line : lines_of(own_groups)) {
        const std::vector<std::string_view> parts = split(line, ':');
        if (parts.size() >= 3 && (controller.empty() ? parts[1].empty() : has_word(parts[1], controller, ','))) {
            return std::string(line.substr(parts[0].size() + parts[1].size() + 2));
        }
    }
    return std::nullopt;
}

/// Where `group` is in the file system; a mount may show a part of the hierarchy only.
std::string folder_of(const Hierarchy& hierarchy, const std::string& group) {
    std::string_view below = group;
    if (hierarchy.root != "/" && below.starts_with(hierarchy.root)) {
        below.remove_prefix(hierarchy.root.size());
    }
    return below == "/" ? hierarchy.mount_point : hierarchy.mount_point + std::string(below);
}

std::string refusal(const std::string& folder) {
    return fmt::format(
        "{} can't be written by user {}; as root it can, or inside `systemd-run --user --scope -p Delegate=yes`",
        folder, geteuid());
}

ControllerPlace place_v1(const Hierarchy& hierarchy, std::string_view own_groups, std::string_view controller) {
    ControllerPlace place;
    const std::optional<std::string> group = own_group(own_groups, controller);
    if (!group) {
        return place;
    }
    const std::string folder = folder_of(hierarchy, *group);
    if (access(folder.c_str(), W_OK) != 0) {
        place.why_not = refusal(folder);
        return place;
    }
    place.parent = folder;
    return place;
}

/// Whether the group was handed to the caller whole: it may make groups there, move into them, and switch on what it
/// has.
bool is_delegated(const std::string& folder, std::string_view controller) {
    const auto writable = [&folder](const char* file) { return access((folder + file).c_str(), W_OK) == 0; };
    return has_word(trimmed(read_whole(folder + "/cgroup.controllers")), controller, ' ') && writable("") &&
           writable("/cgroup.procs") && writable("/cgroup.subtree_control");
}

/// Upward from the caller's own group to the first that hands the controller on to its children; else the own one.
ControllerPlace place_v2(const Hierarchy& hierarchy, std::string_view own_groups, std::string_view controller) {
    ControllerPlace place;
    place.unified = true;
    const std::optional<std::string> group = own_group(own_groups, "");
    if (!group) {
        return place;
    }
    place.why_not = fmt::format("no group from {} upward hands the {} controller on", *group, controller);
    for (std::string folder = folder_of(hierarchy, *group); folder.size() >= hierarchy.mount_point.size();
         folder = folder.substr(0, folder.rfind('/'))) {
        if (has_word(trimmed(read_whole(folder + "/cgroup.subtree_control")), controller, ' ')) {
            if (access(folder.c_str(), W_OK) != 0 || access((folder + "/cgroup.procs").c_str(), W_OK) != 0) {
                place.why_not = refusal(folder);
                break;
            }
            place.parent = folder;
            return place;
        }
    }
    if (const std::string own = folder_of(hierarchy, *group); is_delegated(own, controller)) {
        place.parent = own;
        place.needs_leaf = true;
    }
    return place;
}

ControllerPlace find_controller(const std::vector<Hierarchy>& hierarchies, std::string_view own_groups,
                                std::string_view controller) {
    ControllerPlace unified;
    for (const Hierarchy& hierarchy : hierarchies) {
        if (!hierarchy.unified && has_word(hierarchy.options, controller, ',')) {
            return place_v1(hierarchy, own_groups, controller);
        }
        if (hierarchy.unified) {
            unified = place_v2(hierarchy, own_groups, controller);
        }
    }
    return unified;
}

}  // namespace

CgroupPlaces find_cgroups(std::string_view mountinfo, std::string_view own_groups) {
    const std::vector<Hierarchy> hierarchies = mounted_hierarchies(mountinfo);
    CgroupPlaces places{.memory = find_controller(hierarchies, own_groups, "memory"),
                        .pids = find_controller(hierarchies, own_groups, "pids"),
                        .cpu = find_controller(hierarchies, own_groups, "cpu"),
                        .cpuacct = find_controller(hierarchies, own_groups, "cpuacct")};
    if (places.cpuacct.parent.empty() && places.cpu.unified) {
        places.cpuacct = places.cpu;  // v2 counts in cpu.stat, whatever controllers are on
    }
    return places;
}

CgroupPlaces find_cgroups() {
    return find_cgroups(read_whole("/proc/self/mountinfo"), read_whole("/proc/self/cgroup"));
}

void settle_in_leaf(CgroupPlaces& places, const std::string& leaf_name, pid_t self) {
    const std::array<std::pair<const char*, ControllerPlace*>, 3> controllers{
        {{"memory", &places.memory}, {"pids", &places.pids}, {"cpu", &places.cpu}}};
    std::string parent, wanted;
    for (const auto& [name, place] : controllers) {
        if (place->needs_leaf) {
            parent = place->parent;
            wanted += fmt::format("{}+{}", wanted.empty() ? "" : " ", name);
        }
    }
    if (parent.empty()) {
        return;
    }
    const std::string leaf = parent + '/' + leaf_name;
    const bool moved =
        (mkdir(leaf.c_str(), 0700) == 0 || errno == EEXIST) && write_file(leaf + "/cgroup.procs", std::to_string(self));
    const bool settled = moved && write_file(parent + "/cgroup.subtree_control", wanted);
    if (!settled) {
        if (moved) {
            write_file(parent + "/cgroup.procs", std::to_string(self));  // back; where that fails the leaf is kept busy
        }
        rmdir(leaf.c_str());
    }
    for (ControllerPlace* place : {&places.memory, &places.pids, &places.cpu, &places.cpuacct}) {
        if (place->needs_leaf && !settled) {
            place->parent.clear();
            place->why_not = fmt::format(
                "{} has other processes in it, or is not delegated whole; start paddock alone in one, by `systemd-run "
                "--user --scope -p Delegate=yes`",
                parent);
        }
        place->needs_leaf = false;
    }
}

void RunCgroups::take(RunCgroups& other) noexcept {
    folders_ = std::exchange(other.folders_, {});
    memory_ = std::exchange(other.memory_, {});
    pids_ = std::exchange(other.pids_, {});
    cpu_ = std::exchange(other.cpu_, {});
    cpuacct_ = std::exchange(other.cpuacct_, {});
    memory_unified_ = other.memory_unified_;
    cpu_unified_ = other.cpu_unified_;
    cpuacct_unified_ = other.cpuacct_unified_;
    swap_bounded_ = other.swap_bounded_;
    tasks_ = std::exchange(other.tasks_, {});
    unified_fd_ = std::exchange(other.unified_fd_, -1);
}

RunCgroups::RunCgroups(RunCgroups&& other) noexcept {
    take(other);
}

RunCgroups& RunCgroups::operator=(RunCgroups&& other) noexcept {
    if (this != &other) {
        remove();
        take(other);
    }
    return *this;
}

RunCgroups::~RunCgroups() {
    remove();
}

void RunCgroups::remove() noexcept {
    for (const int fd : tasks_) {
        close(fd);
    }
    tasks_.clear();
    if (unified_fd_ >= 0) {
        close(std::exchange(unified_fd_, -1));
    }
    for (const std::string& folder : folders_) {
        rmdir(folder.c_str());  // a group that is still busy stays for the next start's sweep
    }
    folders_.clear();
}

Result<std::string> RunCgroups::make_group(const ControllerPlace& place, const std::string& name,
                                           const AfterMake& after_make) {
    std::string folder = place.parent + '/' + name;
    if (std::find(folders_.begin(), folders_.end(), folder) != folders_.end()) {
        return folder;  // controllers that share a hierarchy share the group
    }
    if (mkdir(folder.c_str(), 0700) != 0) {
        return unexpected(ErrorCode::io, fmt::format("cgroup {} can't be made: {}", folder, std::strerror(errno)));
    }
    folders_.push_back(folder);
    if (after_make) {
        after_make(folder);
    }
    if (place.unified) {
        unified_fd_ = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    } else {
        tasks_.push_back(open((folder + "/tasks").c_str(), O_WRONLY | O_CLOEXEC));
    }
    if ((place.unified ? unified_fd_ : tasks_.back()) < 0) {
        return unexpected(ErrorCode::io, fmt::format("cgroup {} can't be opened: {}", folder, std::strerror(errno)));
    }
    return folder;
}

void RunCgroups::bound_memory(const ControllerPlace& place, const std::string& folder, const Limits& limits) {
    const std::string bytes = std::to_string(limits.memory_bytes);
    if (place.unified) {
        // Swap off, so that memory.max is memory and swap together; one kill takes the whole group (cgroup-v2.rst).
        if (!write_file(folder + "/memory.max", bytes)) {
            return;
        }
        swap_bounded_ = write_file(folder + "/memory.swap.max", "0");
        write_file(folder + "/memory.oom.group", "1");
    } else {
        if (!write_file(folder + "/memory.limit_in_bytes", bytes)) {
            return;
        }
        swap_bounded_ = write_file(folder + "/memory.memsw.limit_in_bytes", bytes);
    }
    memory_ = folder;
    memory_unified_ = place.unified;
}

void RunCgroups::bound_pids(const std::string& folder, const Limits& limits) {
    if (write_file(folder + "/pids.max", std::to_string(limits.pids + kInitProcesses))) {
        pids_ = folder;
    }
}

void RunCgroups::bound_cpu(const ControllerPlace& place, const std::string& folder, const Limits& limits) {
    const long quota = std::max(1000L, std::lround(limits.cpus * static_cast<double>(kPeriodMicroseconds)));
    const bool bounded = place.unified
                             ? write_file(folder + "/cpu.max", fmt::format("{} {}", quota, kPeriodMicroseconds))
                             : write_file(folder + "/cpu.cfs_period_us", std::to_string(kPeriodMicroseconds)) &&
                                   write_file(folder + "/cpu.cfs_quota_us", std::to_string(quota));
    if (bounded) {
        cpu_ = folder;
        cpu_unified_ = place.unified;
    }
}

Result<RunCgroups> RunCgroups::make(const CgroupPlaces& places, const Limits& limits, const std::string& name,
                                    const AfterMake& after_make) {
    RunCgroups groups;
    for (const ControllerPlace* place : {&places.memory, &places.pids, &places.cpu, &places.cpuacct}) {
        if (place->parent.empty()) {
            continue;
        }
        const Result<std::string> folder = groups.make_group(*place, name, after_make);
        if (!folder) {
            return unexpected(folder.error());
        }
        if (place == &places.memory) {
            groups.bound_memory(*place, folder.value(), limits);
        } else if (place == &places.pids) {
            groups.bound_pids(folder.value(), limits);
        } else if (place == &places.cpu) {
            groups.bound_cpu(*place, folder.value(), limits);
        } else {
            groups.cpuacct_ = folder.value();
            groups.cpuacct_unified_ = place->unified;
        }
    }
    return groups;
}

std::string RunCgroups::evidence(std::string_view control) const {
    const auto quote = [](const std::string& folder, const char* file) {
        return fmt::format("{} is {} in {}", file, trimmed(read_whole(folder + '/' + file)), folder);
    };
    if (control == "memory") {
        const char* swap = swap_bounded_ ? "swap included" : "this kernel counts no swap";
        return quote(memory_, memory_unified_ ? "memory.max" : "memory.limit_in_bytes") + ", " + swap;
    }
    if (control == "pids") {
        return quote(pids_, "pids.max") + ", paddock's init among them";
    }
    return quote(cpu_, cpu_unified_ ? "cpu.max" : "cpu.cfs_quota_us") +
           (cpu_unified_ ? "" : fmt::format(" per {} us", kPeriodMicroseconds));
}

bool RunCgroups::holds(pid_t process) const {
    const std::string wanted = std::to_string(process);
    return std::all_of(folders_.begin(), folders_.end(), [&wanted](const std::string& folder) {
        return has_word(read_whole(folder + "/cgroup.procs"), wanted, '\n');
    });
}

std::optional<RunCgroups::Figure> RunCgroups::peak_memory() const {
    if (memory_.empty()) {
        return std::nullopt;
    }
    // memsw counts memory and swap together; where it is off there is no swap to count.
    const std::vector<const char*> files =
        memory_unified_ ? std::vector<const char*>{"memory.peak"}
                        : std::vector<const char*>{"memory.memsw.max_usage_in_bytes", "memory.max_usage_in_bytes"};
    for (const char* file : files) {
        if (const std::optional<std::uint64_t> bytes = number_in(memory_ + '/' + file); bytes && *bytes > 0) {
            return Figure{.value = *bytes, .source = file};
        }
    }
    return std::nullopt;
}

std::optional<RunCgroups::Figure> RunCgroups::cpu_time() const {
    if (cpuacct_.empty()) {
        return std::nullopt;
    }
    if (cpuacct_unified_) {
        const std::optional<std::uint64_t> used = keyed_number(cpuacct_ + "/cpu.stat", "usage_usec");
        return used ? std::optional(Figure{.value = *used, .source = "cpu.stat usage_usec"}) : std::nullopt;
    }
    const std::optional<std::uint64_t> nanoseconds = number_in(cpuacct_ + "/cpuacct.usage");
    return nanoseconds ? std::optional(Figure{.value = *nanoseconds / 1000, .source = "cpuacct.usage"}) : std::nullopt;
}

std::optional<RunCgroups::Figure> RunCgroups::peak_pids() const {
    if (pids_.empty()) {
        return std::nullopt;
    }
    const std::optional<std::uint64_t> peak = number_in(pids_ + "/pids.peak");  // Linux 6.1 (v2), later in v1
    return peak ? std::optional(Figure{.value = *peak, .source = "pids.peak"}) : std::nullopt;
}

std::uint64_t RunCgroups::memory_kills() const {
    if (memory_.empty()) {
        return 0;
    }
    return keyed_number(memory_ + (memory_unified_ ? "/memory.events" : "/memory.oom_control"), "oom_kill").value_or(0);
}

std::uint64_t RunCgroups::refused_forks() const {
    return pids_.empty() ? 0 : keyed_number(pids_ + "/pids.events", "max").value_or(0);
}

namespace {

/// Whether a group of this name belongs to a paddock that still runs; a name that is not ours counts as live.
bool is_live(std::string_view name) {
    const std::vector<std::string_view> parts = split(name, '-');
    if (parts.size() != 4) {
        return true;
    }
    const std::optional<std::uint64_t> process = number(parts[1]);
    const std::optional<std::uint64_t> start = number(parts[2]);
    return !process || !start || process_start_time(static_cast<pid_t>(*process)) == *start;
}

void kill_members(const std::string& folder) {
    if (write_file(folder + "/cgroup.kill", "1")) {
        return;
    }
    const std::string members = read_whole(folder + "/cgroup.procs");
    for (const std::string_view member : lines_of(members)) {
        if (const std::optional<std::uint64_t> process = number(member); process && *process > 1) {
            kill(static_cast<pid_t>(*process), SIGKILL);
        }
    }
}

/// Processes that were killed take a moment to leave their group, and cgroup v1 has no event for it: looked at again
/// every two milliseconds, a fifth of a second at most. What is busy even then waits for the next start.
bool remove_dead_group(const std::string& group) {
    constexpr int kMostLooks = 100;
    constexpr timespec kBetween{0, 2'000'000};
    for (int look = 0; look < kMostLooks; ++look) {
        kill_members(group);
        if (rmdir(group.c_str()) == 0 || errno != EBUSY) {
            return access(group.c_str(), F_OK) != 0;
        }
        nanosleep(&kBetween, nullptr);
    }
    return false;
}

int sweep_folder(const std::string& parent) {
    const std::unique_ptr<DIR, int (*)(DIR*)> folder(opendir(parent.c_str()), &closedir);
    int removed = 0;
    while (const dirent* entry = folder ? readdir(folder.get()) : nullptr) {
        const std::string name = entry->d_name;
        if (!name.starts_with(kPrefix) || is_live(name)) {
            continue;
        }
        removed += remove_dead_group(parent + '/' + name) ? 1 : 0;
    }
    return removed;
}

}  // namespace

static std::string own_prefix() {
    static const std::uint64_t started = process_start_time(getpid());
    return fmt::format("{}{}-{}-", kPrefix, getpid(), started);
}

std::string group_name() {
    static std::atomic<unsigned> runs{0};
    return fmt::format("{}{}", own_prefix(), runs.fetch_add(1));
}

std::string leaf_name() {
    return own_prefix() + "leaf";
}

int sweep_cgroups(const CgroupPlaces& places) noexcept {
    try {
        int removed = 0;
        std::vector<std::string> done;
        for (const ControllerPlace* place : {&places.memory, &places.pids, &places.cpu, &places.cpuacct}) {
            if (!place->parent.empty() && std::find(done.begin(), done.end(), place->parent) == done.end()) {
                removed += sweep_folder(place->parent);
                done.push_back(place->parent);
            }
        }
        return removed;
    } catch (const std::bad_alloc&) {
        return 0;  // what is left over waits for the next start
    }
}

/// In the clone: the caller of the write is the one that moves, so no other process has to be stopped for it.
void join_cgroups(const ChildEnds& ends) noexcept {
    for (const int fd : ends.cgroup_tasks) {
        check(ends.channel, Step::join_cgroups, sys::write(fd, "0", 1));
        sys::close(fd);
    }
}

}  // namespace paddock::native
