// Small files of the kernel's, and words in them.
#pragma once
#include <sys/types.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace paddock::native {

/// A descriptor that is closed when its owner goes.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int fd) noexcept : fd_(fd) {}
    Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        if (this != &other) {
            reset(std::exchange(other.fd_, -1));
        }
        return *this;
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { reset(); }

    [[nodiscard]] int get() const noexcept { return fd_; }
    explicit operator bool() const noexcept { return fd_ >= 0; }
    void reset(int fd = -1) noexcept;

private:
    int fd_ = -1;
};

/// All of `path`, "" when it can't be read: for files of /proc and cgroupfs, where a missing file means a missing
/// feature.
[[nodiscard]] std::string read_whole(const std::string& path);
/// The same below an open folder.
[[nodiscard]] std::string read_at(int folder, const char* path);
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text);
/// Field 22 of /proc/PID/stat, clock ticks after boot; 0 when there is no such process.
[[nodiscard]] std::uint64_t process_start_time(pid_t process);
/// Without white space at either end.
[[nodiscard]] std::string trimmed(std::string_view text);

}  // namespace paddock::native
