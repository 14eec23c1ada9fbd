#include "watch.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/statfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <memory>
#include <string>

namespace paddock::native {
namespace {

/// Calls `visit` with the name of each process folder below `proc`.
template <typename Visit>
void for_each_process(int proc, Visit visit) {
    const int copy = openat(proc, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (copy < 0) {
        return;
    }
    const std::unique_ptr<DIR, int (*)(DIR*)> folder(fdopendir(copy), &closedir);
    while (const dirent* entry = folder ? readdir(folder.get()) : nullptr) {
        if (std::isdigit(static_cast<unsigned char>(entry->d_name[0])) != 0) {
            visit(std::string(entry->d_name));
        }
    }
}

std::uint64_t field(const std::vector<std::string_view>& fields, std::size_t number) {
    constexpr std::size_t kFirst = 3;  // proc_pid_stat(5): the state, first after the name, is field 3
    std::uint64_t value = 0;
    if (number - kFirst < fields.size()) {
        const std::string_view text = fields[number - kFirst];
        std::from_chars(text.data(), text.data() + text.size(), value);
    }
    return value;
}

/// "VmPTE:	      72 kB" of proc_pid_status(5), in bytes; 0 when there is no such line.
std::uint64_t status_bytes(std::string_view status, std::string_view key) {
    const std::size_t at = status.find(key);
    if (at == std::string_view::npos) {
        return 0;
    }
    const std::string number = trimmed(status.substr(at + key.size(), 24));
    std::uint64_t kilobytes = 0;
    std::from_chars(number.data(), number.data() + number.size(), kilobytes);
    return kilobytes * 1024;
}

/// Page tables and what was swapped out are memory too, and in no resident size.
std::uint64_t hidden_bytes(int proc, const std::string& process) {
    const std::string status = read_at(proc, (process + "/status").c_str());
    return status_bytes(status, "\nVmPTE:") + status_bytes(status, "\nVmSwap:");
}

/// A socket pair's buffers, at the default SO_SNDBUF, which the filter does not let anybody change.
std::uint64_t socket_bytes(int proc, const std::string& process) {
    constexpr std::uint64_t kPerSocket = 256 << 10;
    const std::string text = read_at(proc, (process + "/net/sockstat").c_str());
    constexpr std::string_view kKey = "sockets: used ";
    std::uint64_t sockets = 0;
    if (text.starts_with(kKey)) {
        std::from_chars(text.data() + kKey.size(), text.data() + text.size(), sockets);
    }
    return sockets * kPerSocket;
}

/// Of paddock's init the time alone counts: it answers the program's refused calls.
void add_process(const std::string& stat, bool init, TreeSample& sample) {
    const std::size_t name_end = stat.rfind(')');  // the name is the program's to choose
    if (name_end == std::string::npos || name_end + 2 >= stat.size()) {
        return;
    }
    static const auto page = static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
    static const auto ticks = static_cast<std::uint64_t>(sysconf(_SC_CLK_TCK));
    const std::vector<std::string_view> fields = split(std::string_view(stat).substr(name_end + 2), ' ');
    constexpr std::size_t kUserTime = 14, kSystemTime = 15, kChildSystemTime = 17, kThreads = 20, kResident = 24;
    std::uint64_t time = 0;
    for (std::size_t number = kUserTime; number <= (init ? kSystemTime : kChildSystemTime); ++number) {
        time += field(fields, number);
    }
    sample.cpu_time += std::chrono::microseconds(time * 1'000'000 / ticks);
    sample.processes += init ? 0 : field(fields, kThreads);
    sample.resident_bytes += init ? 0 : field(fields, kResident) * page;
}

}  // namespace

std::uint64_t TreeWatch::scratch_bytes() const {
    std::uint64_t bytes = 0;
    for (const int folder : {output_, tmp_}) {
        struct statfs status {};
        if (fstatfs(folder, &status) == 0) {
            bytes += (status.f_blocks - status.f_bfree) * static_cast<std::uint64_t>(status.f_bsize);
        }
    }
    return bytes;
}

TreeSample TreeWatch::sample() {
    TreeSample sample;
    std::string any;
    for_each_process(proc_.get(), [this, &sample, &any](const std::string& process) {
        const bool init = process == "1";
        add_process(read_at(proc_.get(), (process + "/stat").c_str()), init, sample);
        sample.resident_bytes += init ? 0 : hidden_bytes(proc_.get(), process);
        any = init ? any : process;
    });
    sample.resident_bytes += any.empty() ? 0 : socket_bytes(proc_.get(), any);
    sample.resident_bytes += scratch_bytes();
    peak_bytes_ = std::max(peak_bytes_, sample.resident_bytes);
    peak_processes_ = std::max(peak_processes_, sample.processes);
    return sample;
}

std::uint64_t TreeWatch::proportional_bytes() {
    std::uint64_t bytes = scratch_bytes();
    std::string any;
    for_each_process(proc_.get(), [this, &bytes, &any](const std::string& process) {
        bytes += process == "1" ? 0
                                : status_bytes(read_at(proc_.get(), (process + "/smaps_rollup").c_str()), "\nPss:") +
                                      hidden_bytes(proc_.get(), process);
        any = process == "1" ? any : process;
    });
    return bytes + (any.empty() ? 0 : socket_bytes(proc_.get(), any));
}

std::chrono::microseconds next_look(std::uint64_t used_bytes, std::uint64_t limit_bytes) noexcept {
    constexpr std::uint64_t kBytesPerMicrosecond = (8ULL << 30) / 1'000'000;
    constexpr std::chrono::microseconds kShortest{1'000}, kLongest{10'000};
    const std::uint64_t left = limit_bytes > used_bytes ? limit_bytes - used_bytes : 0;
    return std::clamp(std::chrono::microseconds(left / kBytesPerMicrosecond), kShortest, kLongest);
}

}  // namespace paddock::native
