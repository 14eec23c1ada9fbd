#include "own_cgroup.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>

#include "files.hpp"

namespace paddock::docker {
namespace {

Figure parsed(std::string_view text) {
    Figure figure;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), figure.value);
    figure.known = error == std::errc{};
    return figure;
}

std::uint64_t or_no_limit(const Figure& figure) {
    return figure.known ? figure.value : kNoLimit;  // "max" is no number
}

std::uint64_t since(const Figure& now, std::uint64_t before) {
    return now.known && now.value > before ? now.value - before : 0;
}

}  // namespace

OwnCgroup::OwnCgroup(int folder) : folder_(folder) {
    if (faccessat(folder_, "memory/memory.limit_in_bytes", R_OK, 0) == 0) {
        kind_ = CgroupKind::v1;
    } else if (faccessat(folder_, "cgroup.controllers", R_OK, 0) == 0 &&
               faccessat(folder_, "memory.max", R_OK, 0) == 0) {
        kind_ = CgroupKind::v2;
    }
}

/// As it is now, of a file that is opened once: an open file and the kernel's buffer for its text are memory of this
/// very cgroup. Where the program has used that up, and is just being ended for it, asking for more would end this
/// process.
std::string OwnCgroup::text(const char* file) const {
    native::Descriptor& opened = opened_[file];
    if (!opened) {
        opened.reset(openat(folder_, file, O_RDONLY | O_CLOEXEC));
    }
    std::string all;
    std::array<char, 4096> piece;
    ssize_t got = 0;
    while ((got = pread(opened.get(), piece.data(), piece.size(), static_cast<off_t>(all.size()))) > 0) {
        all.append(piece.data(), static_cast<std::size_t>(got));
    }
    return all;
}

Figure OwnCgroup::number(const char* v1, const char* v2) const {
    const char* file = kind_ == CgroupKind::v1 ? v1 : v2;
    return kind_ == CgroupKind::none || *file == '\0' ? Figure{} : parsed(text(file));
}

Figure OwnCgroup::keyed(const char* v1, const char* v2, const char* key) const {
    if (kind_ == CgroupKind::none) {
        return {};
    }
    const std::string lines = text(kind_ == CgroupKind::v1 ? v1 : v2);
    const std::string wanted = std::string(key) + ' ';
    for (const std::string_view line : native::lines_of(lines)) {
        if (line.starts_with(wanted)) {
            return parsed(line.substr(wanted.size()));
        }
    }
    return {};
}

/// v1: "8:0 Read 4096" in blkio.throttle.io_service_bytes; v2: "8:0 rbytes=4096 wbytes=0 ..." in io.stat.
Figure OwnCgroup::bytes_moved(const char* v1_word, const char* v2_key) const {
    const char* path = kind_ == CgroupKind::v1 ? "blkio/blkio.throttle.io_service_bytes" : "io.stat";
    if (kind_ == CgroupKind::none || faccessat(folder_, path, R_OK, 0) != 0) {
        return {};
    }
    Figure sum{.value = 0, .known = true};
    const std::string lines = text(path);
    for (const std::string_view line : native::lines_of(lines)) {
        const std::vector<std::string_view> words = native::split(line, ' ');
        for (std::size_t i = 1; i < words.size(); ++i) {
            if (kind_ == CgroupKind::v1 && words[i - 1] == v1_word) {
                sum.value += parsed(words[i]).value;
            } else if (kind_ == CgroupKind::v2 && words[i].starts_with(v2_key)) {
                sum.value += parsed(words[i].substr(std::string_view(v2_key).size())).value;
            }
        }
    }
    return sum;
}

void OwnCgroup::put_limits(InsideView& view) const {
    view.cgroup = kind_;
    view.memory_limit = or_no_limit(number("memory/memory.limit_in_bytes", "memory.max"));
    view.swap_limit = or_no_limit(number("memory/memory.memsw.limit_in_bytes", "memory.swap.max"));
    view.pids_limit = or_no_limit(number("pids/pids.max", "pids.max"));
    if (kind_ == CgroupKind::v1) {
        view.cpu_quota = or_no_limit(number("cpu/cpu.cfs_quota_us", ""));
        view.cpu_period = or_no_limit(number("cpu/cpu.cfs_period_us", ""));
    } else if (kind_ == CgroupKind::v2) {
        const std::string quota = text("cpu.max");
        const std::vector<std::string_view> words = native::split(quota, ' ');
        view.cpu_quota = or_no_limit(parsed(words.front()));
        view.cpu_period = words.size() > 1 ? or_no_limit(parsed(words[1])) : kNoLimit;
    }
}

static constexpr const char* kPeakMemoryV1 = "memory/memory.max_usage_in_bytes";

void OwnCgroup::begin() {
    before_.oom_kills = keyed("memory/memory.oom_control", "memory.events", "oom_kill").value;
    before_.refused_forks = keyed("pids/pids.events", "pids.events", "max").value;
    before_.peak_memory = number(kPeakMemoryV1, "memory.peak").value;
    before_.peak_pids = number("pids/pids.peak", "pids.peak").value;
    before_.read = bytes_moved("Read", "rbytes=").value;
    before_.written = bytes_moved("Write", "wbytes=").value;
    before_.cpu = 0;
    before_.cpu = cpu_microseconds().value;
    look();
    seen_memory_ = seen_pids_ = 0;
}

void OwnCgroup::look() {
    seen_memory_ = std::max(seen_memory_, number("memory/memory.usage_in_bytes", "memory.current").value);
    seen_pids_ = std::max(seen_pids_, number("pids/pids.current", "pids.current").value);
}

Figure OwnCgroup::cpu_microseconds() const {
    Figure used = kind_ == CgroupKind::v2 ? keyed("", "cpu.stat", "usage_usec") : number("cpuacct/cpuacct.usage", "");
    if (kind_ == CgroupKind::v1) {
        used.value /= 1000;  // nanoseconds
    }
    return {.value = since(used, before_.cpu), .known = used.known};
}

std::uint64_t OwnCgroup::oom_kills() const {
    return since(keyed("memory/memory.oom_control", "memory.events", "oom_kill"), before_.oom_kills);
}

void OwnCgroup::put_figures(Ended& ended) const {
    constexpr std::uint64_t kInit = 1;
    const Figure memory = number(kPeakMemoryV1, "memory.peak");
    ended.peak_memory = {.value = memory.value, .known = memory.known && memory.value > before_.peak_memory};
    ended.seen_memory = {.value = seen_memory_, .known = seen_memory_ > 0};
    const Figure pids = number("pids/pids.peak", "pids.peak");
    ended.peak_pids = {.value = pids.value - kInit, .known = pids.known && pids.value > before_.peak_pids};
    ended.seen_pids = {.value = seen_pids_ - kInit, .known = seen_pids_ > kInit};
    ended.cpu_microseconds = cpu_microseconds();
    ended.oom_kills = oom_kills();
    ended.refused_forks = since(keyed("pids/pids.events", "pids.events", "max"), before_.refused_forks);
    const Figure read = bytes_moved("Read", "rbytes="), written = bytes_moved("Write", "wbytes=");
    ended.read_bytes = {.value = since(read, before_.read), .known = read.known};
    ended.written_bytes = {.value = since(written, before_.written), .known = written.known};
}

}  // namespace paddock::docker
