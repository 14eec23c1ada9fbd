// What the confined process sees of itself. No allocation, no stdio: it runs in the clone.
#include <netinet/in.h>
#include <sched.h>
#include <sys/socket.h>

#include <cstring>
#include <string_view>

#include "confine.hpp"
#include "sys.hpp"

namespace paddock::native {
namespace {

constexpr std::size_t kTextSize = 8192;  // /proc/self/status is about 1.5 KB

/// All of `fd`, which is closed.
std::string_view read_text(int fd, std::array<char, kTextSize>& buffer) noexcept {
    if (fd < 0) {
        return {};
    }
    std::size_t size = 0;
    for (long got = 1; got > 0 && size < buffer.size();) {
        got = sys::read(fd, buffer.data() + size, buffer.size() - size);
        size += got > 0 ? static_cast<std::size_t>(got) : 0;
    }
    sys::close(fd);
    return {buffer.data(), size};
}

/// The number after "\nkey:" in `base`; `missing` when there is none.
std::uint64_t number_after(std::string_view text, std::string_view key, unsigned base, std::uint64_t missing) noexcept {
    std::size_t at = text.find(key);
    if (at == std::string_view::npos) {
        return missing;
    }
    at += key.size();
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) {
        ++at;
    }
    std::uint64_t value = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        const unsigned digit = c >= '0' && c <= '9'   ? static_cast<unsigned>(c - '0')
                               : c >= 'a' && c <= 'f' ? static_cast<unsigned>(c - 'a') + 10
                                                      : base;
        if (digit >= base) {
            break;
        }
        value = value * base + digit;
    }
    return value;
}

void look_at_status(int file, Proof& proof) noexcept {
    std::array<char, kTextSize> buffer;
    const std::string_view status = read_text(file, buffer);
    proof.cap_union = 0;
    for (const std::string_view set : {"\nCapInh:", "\nCapPrm:", "\nCapEff:", "\nCapBnd:", "\nCapAmb:"}) {
        proof.cap_union |= number_after(status, set, 16, ~0ULL);
    }
    proof.no_new_privs = static_cast<int>(number_after(status, "\nNoNewPrivs:", 10, 0));
    proof.seccomp_mode = static_cast<int>(number_after(status, "\nSeccomp:", 10, 0));
    proof.seccomp_filters = static_cast<int>(number_after(status, "\nSeccomp_filters:", 10, 0));
    proof.uid = static_cast<unsigned>(number_after(status, "\nUid:", 10, 0));
    proof.gid = static_cast<unsigned>(number_after(status, "\nGid:", 10, 0));
}

int count_interfaces(int file) noexcept {
    std::array<char, kTextSize> buffer;
    const std::string_view table = read_text(file, buffer);
    constexpr int kHeaderLines = 2;
    int lines = 0;
    for (const char c : table) {
        lines += c == '\n' ? 1 : 0;
    }
    return lines - kHeaderLines;  // -2, which is no count, when the table could not be read
}

/// In `folder`, which is closed.
int count_descriptors(int folder) noexcept {
    if (folder < 0) {
        return -1;
    }
    alignas(8) std::array<char, 4096> entries;
    int count = 0;
    for (long size = 1; size > 0;) {
        size = syscall(SYS_getdents64, folder, entries.data(), entries.size());
        for (long at = 0; at < size;) {
            std::uint16_t length = 0;  // struct linux_dirent64: d_reclen at 16
            std::memcpy(&length, entries.data() + at + 16, sizeof(length));
            at += length;
            ++count;
        }
    }
    sys::close(folder);
    constexpr int kNotCounted = 4;  // ".", "..", the folder, the channel
    return count - kNotCounted;
}

std::uint64_t soft_limit(unsigned resource) noexcept {
    struct {
        std::uint64_t soft = 0, hard = 0;
    } limit;
    return syscall(SYS_prlimit64, 0, resource, nullptr, &limit) == 0 ? limit.soft : ~0ULL;
}

int error_of_open(const char* path, int flags) noexcept {
    const int fd = sys::open_at(AT_FDCWD, path, flags, 0600);
    if (fd >= 0) {
        sys::close(fd);
        return 0;
    }
    return errno;
}

}  // namespace

NamespaceIds own_namespaces(int proc) noexcept {
    constexpr std::array<const char*, kNamespaceNames.size()> kPaths = {"self/ns/user",   "self/ns/mnt", "self/ns/pid",
                                                                        "self/ns/net",    "self/ns/ipc", "self/ns/uts",
                                                                        "self/ns/cgroup", "self/ns/time"};
    NamespaceIds ids{};
    for (std::size_t i = 0; i < ids.size(); ++i) {
        struct stat status {};
        if (syscall(SYS_newfstatat, proc, kPaths[i], &status, 0) == 0) {
            ids[i] = status.st_ino;
        }
    }
    return ids;
}

/// Before Landlock, which would refuse the same: here the mounts have to hold alone.
void look_at_root(Proof& proof) noexcept {
    proof.root_write_error = error_of_open("/paddock-probe", O_WRONLY | O_CREAT | O_EXCL);
    proof.host_secret_error = error_of_open("/etc/shadow", O_RDONLY);
}

OwnFiles open_own_files(int proc) noexcept {
    return {.proc = proc,
            .status = sys::open_at(proc, "self/status", O_RDONLY),
            .interfaces = sys::open_at(proc, "self/net/dev", O_RDONLY),
            .descriptors = sys::open_at(proc, "self/fd", O_RDONLY | O_DIRECTORY)};
}

void look_at_self(const OwnFiles& files, Proof& proof) noexcept {
    proof.namespaces = own_namespaces(files.proc);
    sys::close(files.proc);
    look_at_status(files.status, proof);
    proof.interfaces = count_interfaces(files.interfaces);
    proof.descriptors = count_descriptors(files.descriptors);
    const long probe = syscall(SYS_socket, AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    proof.socket_error = probe < 0 ? errno : 0;
    if (probe >= 0) {
        sys::close(static_cast<int>(probe));
    }
    proof.root_list_error = error_of_open("/", O_RDONLY | O_DIRECTORY);
    proof.proc_error = error_of_open("/proc", O_RDONLY | O_DIRECTORY);
    proof.pids_limit = soft_limit(RLIMIT_NPROC);
    proof.data_limit = soft_limit(RLIMIT_DATA);
    proof.cpu_limit = soft_limit(RLIMIT_CPU);
    proof.core_limit = soft_limit(RLIMIT_CORE);
    cpu_set_t cpus;
    const long bytes = syscall(SYS_sched_getaffinity, 0, sizeof(cpus), &cpus);
    for (long i = 0; i < bytes; ++i) {
        proof.cpus += __builtin_popcount(reinterpret_cast<const unsigned char*>(&cpus)[i]);
    }
}

}  // namespace paddock::native
