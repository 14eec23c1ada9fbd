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
        if (std::isdigit(static_cast<unsigned char>(entry->d_name[0])) != 0 && std::string_view(entry->d_name) != "1") {
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

void add_process(const std::string& stat, TreeSample& sample) {
    const std::size_t name_end = stat.rfind(')');  // the name is the program's to choose
    if (name_end == std::string::npos || name_end + 2 >= stat.size()) {
        return;
    }
    static const auto page = static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
    static const auto ticks = static_cast<std::uint64_t>(sysconf(_SC_CLK_TCK));
    const std::vector<std::string_view> fields = split(std::string_view(stat).substr(name_end + 2), ' ');
    constexpr std::size_t kUserTime = 14, kChildSystemTime = 17, kThreads = 20, kResident = 24;
    std::uint64_t time = 0;
    for (std::size_t number = kUserTime; number <= kChildSystemTime; ++number) {
        time += field(fields, number);
    }
    sample.cpu_time += std::chrono::microseconds(time * 1'000'000 / ticks);
    sample.processes += field(fields, kThreads);
    sample.resident_bytes += field(fields, kResident) * page;
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
    for_each_process(proc_.get(), [this, &sample](const std::string& process) {
        add_process(read_at(proc_.get(), (process + "/stat").c_str()), sample);
    });
    sample.resident_bytes += scratch_bytes();
    peak_bytes_ = std::max(peak_bytes_, sample.resident_bytes);
    peak_processes_ = std::max(peak_processes_, sample.processes);
    return sample;
}

std::uint64_t TreeWatch::proportional_bytes() {
    std::uint64_t bytes = scratch_bytes();
    for_each_process(proc_.get(), [this, &bytes](const std::string& process) {
        const std::string text = read_at(proc_.get(), (process + "/smaps_rollup").c_str());
        constexpr std::string_view kKey = "\nPss:";
        const std::size_t at = text.find(kKey);
        if (at == std::string::npos) {
            return;
        }
        const std::string number = trimmed(std::string_view(text).substr(at + kKey.size(), 24));
        std::uint64_t kilobytes = 0;
        std::from_chars(number.data(), number.data() + number.size(), kilobytes);
        bytes += kilobytes * 1024;
    });
    return bytes;
}

std::chrono::microseconds next_look(std::uint64_t used_bytes, std::uint64_t limit_bytes) noexcept {
    constexpr std::uint64_t kBytesPerMicrosecond = (8ULL << 30) / 1'000'000;
    constexpr std::chrono::microseconds kShortest{1'000}, kLongest{10'000};
    const std::uint64_t left = limit_bytes > used_bytes ? limit_bytes - used_bytes : 0;
    return std::clamp(std::chrono::microseconds(left / kBytesPerMicrosecond), kShortest, kLongest);
}

}  // namespace paddock::native
