#include "watch.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <memory>
#include <set>
#include <string>

#include "plan.hpp"

namespace paddock::native {
namespace {

/// Names in `path` below `folder`, "." and ".." left out; none when it can't be listed.
std::vector<std::string> names_in(int folder, const char* path) {
    std::vector<std::string> names;
    const int copy = openat(folder, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (copy < 0) {
        return names;
    }
    const std::unique_ptr<DIR, int (*)(DIR*)> list(fdopendir(copy), &closedir);
    while (const dirent* entry = list ? readdir(list.get()) : nullptr) {
        if (entry->d_name[0] != '.') {
            names.emplace_back(entry->d_name);
        }
    }
    return names;
}

/// Calls `visit` with the name of each process folder below `proc`.
template <typename Visit>
void for_each_process(int proc, Visit visit) {
    for (const std::string& name : names_in(proc, ".")) {
        if (std::isdigit(static_cast<unsigned char>(name.front())) != 0) {
            visit(name);
        }
    }
}

/// Calls `ask` with the folder of `process`, and, when that gets no answer (false), with those of its threads until one
/// does: a process whose first thread has ended shows no memory and no descriptors but there. Threads that come and go
/// meanwhile are asked again; a list that stays as it was is that of a process that ends.
template <typename Ask>
void ask_living(int proc, const std::string& process, Ask ask) {
    if (ask(process)) {
        return;
    }
    constexpr int kMostTries = 64;
    const std::string threads = process + "/task";
    std::vector<std::string> before;
    for (int tries = 0; tries < kMostTries; ++tries) {
        std::vector<std::string> names = names_in(proc, threads.c_str());
        if (names.size() < 2 && tries == 0) {
            return;  // a zombie that nobody has waited for yet
        }
        for (const std::string& name : names) {
            if (name != process && ask(threads + '/' + name)) {
                return;
            }
        }
        if (names == before) {
            return;
        }
        before = std::move(names);
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
std::uint64_t hidden_bytes(std::string_view status) {
    return status_bytes(status, "\nVmPTE:") + status_bytes(status, "\nVmSwap:");
}

constexpr std::uint64_t kPerMapping = 256;       ///< struct vm_area_struct, at most, Linux 5.14 to 6.18
constexpr std::uint64_t kPerPipe = 64ULL << 10;  ///< pipe(7): 16 pages; the filter lets nobody change it

/// sysctl vm.max_map_count, of the whole machine.
std::uint64_t most_mappings() {
    constexpr std::uint64_t kDefault = 65530;
    const std::string number = trimmed(read_whole("/proc/sys/vm/max_map_count"));
    std::uint64_t value = 0;
    std::from_chars(number.data(), number.data() + number.size(), value);
    return value > 0 ? value : kDefault;
}

/// What the kernel may hold for `folder`'s mappings and descriptors at most: no mapping is smaller than a page, and any
/// descriptor may be of a full pipe. proc_pid_fd(5): the folder's size is the number of descriptors since Linux 6.2.
std::uint64_t most_kernel_bytes(int proc, const std::string& folder, std::string_view status) {
    static const std::uint64_t mappings = most_mappings();
    static const auto page = static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
    struct stat descriptors {};
    const bool counted = fstatat(proc, (folder + "/fd").c_str(), &descriptors, 0) == 0 && descriptors.st_size > 0;
    const std::uint64_t open = counted ? static_cast<std::uint64_t>(descriptors.st_size) : kWatchedDescriptors;
    return open * kPerPipe + std::min(mappings, status_bytes(status, "\nVmSize:") / page) * kPerMapping;
}

/// Lines of `folder`/maps, each a mapping.
std::uint64_t count_mappings(int proc, const std::string& folder) {
    const Descriptor maps(openat(proc, (folder + "/maps").c_str(), O_RDONLY | O_CLOEXEC));
    std::uint64_t lines = 0;
    std::array<char, 64 << 10> text;
    for (ssize_t size = 1; size > 0;) {
        size = read(maps.get(), text.data(), text.size());
        lines += size > 0 ? static_cast<std::uint64_t>(std::count(text.data(), text.data() + size, '\n')) : 0;
    }
    return lines;
}

/// Adds the pipes that `folder`'s descriptors are of: "pipe:[INODE]".
bool add_pipes(int proc, const std::string& folder, std::set<std::string>& pipes) {
    const std::string descriptors = folder + "/fd";
    const std::vector<std::string> names = names_in(proc, descriptors.c_str());
    for (const std::string& name : names) {
        std::array<char, 64> target{};
        const ssize_t size = readlinkat(proc, (descriptors + '/' + name).c_str(), target.data(), target.size());
        const std::string_view text(target.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
        if (text.starts_with("pipe:")) {
            pipes.emplace(text);
        }
    }
    return !names.empty();
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
    static const auto ticks = static_cast<std::uint64_t>(sysconf(_SC_CLK_TCK));
    const std::vector<std::string_view> fields = split(std::string_view(stat).substr(name_end + 2), ' ');
    constexpr std::size_t kUserTime = 14, kSystemTime = 15, kChildSystemTime = 17, kThreads = 20;
    std::uint64_t time = 0;
    for (std::size_t number = kUserTime; number <= (init ? kSystemTime : kChildSystemTime); ++number) {
        time += field(fields, number);
    }
    sample.cpu_time += std::chrono::microseconds(time * 1'000'000 / ticks);
    sample.processes += init ? 0 : field(fields, kThreads);
}

void add_memory(int proc, const std::string& process, TreeSample& sample) {
    ask_living(proc, process, [proc, &sample](const std::string& folder) {
        const std::string status = read_at(proc, (folder + "/status").c_str());
        const std::uint64_t resident = status_bytes(status, "\nVmRSS:");
        if (resident == 0) {
            return false;
        }
        sample.resident_bytes += resident + hidden_bytes(status);
        sample.most_bytes += most_kernel_bytes(proc, folder, status);
        return true;
    });
}

/// Each figure from whatever thread gives it, since the one that gave the last may be gone.
std::uint64_t proportional_bytes_of(int proc, const std::string& process, std::set<std::string>& pipes) {
    std::uint64_t bytes = 0;
    ask_living(proc, process, [proc, &bytes](const std::string& folder) {
        const std::uint64_t shared_out = status_bytes(read_at(proc, (folder + "/smaps_rollup").c_str()), "\nPss:");
        bytes += shared_out;
        return shared_out > 0;
    });
    ask_living(proc, process, [proc, &bytes](const std::string& folder) {
        const std::uint64_t hidden = hidden_bytes(read_at(proc, (folder + "/status").c_str()));
        bytes += hidden;
        return hidden > 0;
    });
    ask_living(proc, process, [proc, &bytes](const std::string& folder) {
        const std::uint64_t mappings = count_mappings(proc, folder);
        bytes += mappings * kPerMapping;
        return mappings > 0;
    });
    ask_living(proc, process, [proc, &pipes](const std::string& folder) { return add_pipes(proc, folder, pipes); });
    return bytes;
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
        if (!init) {
            add_memory(proc_.get(), process, sample);
            any = process;
        }
    });
    sample.resident_bytes += any.empty() ? 0 : socket_bytes(proc_.get(), any);
    sample.resident_bytes += scratch_bytes();
    sample.most_bytes += sample.resident_bytes;
    peak_bytes_ = std::max(peak_bytes_, sample.resident_bytes);
    peak_processes_ = std::max(peak_processes_, sample.processes);
    return sample;
}

std::uint64_t TreeWatch::proportional_bytes() {
    std::uint64_t bytes = scratch_bytes();
    std::string any;
    std::set<std::string> pipes;
    for_each_process(proc_.get(), [this, &bytes, &any, &pipes](const std::string& process) {
        if (process != "1") {
            bytes += proportional_bytes_of(proc_.get(), process, pipes);
            any = process;
        }
    });
    return bytes + pipes.size() * kPerPipe + (any.empty() ? 0 : socket_bytes(proc_.get(), any));
}

std::chrono::microseconds next_look(std::uint64_t used_bytes, std::uint64_t limit_bytes) noexcept {
    constexpr std::uint64_t kBytesPerMicrosecond = (8ULL << 30) / 1'000'000;
    constexpr std::chrono::microseconds kShortest{1'000}, kLongest{10'000};
    const std::uint64_t left = limit_bytes > used_bytes ? limit_bytes - used_bytes : 0;
    return std::clamp(std::chrono::microseconds(left / kBytesPerMicrosecond), kShortest, kLongest);
}

}  // namespace paddock::native
