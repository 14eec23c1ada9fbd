#include "files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <charconv>

namespace paddock::native {
namespace {

std::string read_and_close(int fd) {
    std::string text;
    if (fd < 0) {
        return text;
    }
    std::array<char, 4096> piece;
    for (ssize_t got = 1; got > 0;) {
        got = read(fd, piece.data(), piece.size());
        text.append(piece.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
    }
    close(fd);
    return text;
}

}  // namespace

void Descriptor::reset(int fd) noexcept {
    if (fd_ >= 0) {
        close(fd_);
    }
    fd_ = fd;
}

std::string read_whole(const std::string& path) {
    return read_and_close(open(path.c_str(), O_RDONLY | O_CLOEXEC));
}

std::string read_at(int folder, const char* path) {
    return read_and_close(openat(folder, path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(end + 1);
    }
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines = split(text, '\n');
    if (lines.back().empty()) {
        lines.pop_back();
    }
    return lines;
}

std::string trimmed(std::string_view text) {
    constexpr std::string_view kWhite = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kWhite);
    return first == std::string_view::npos ? std::string()
                                           : std::string(text.substr(first, text.find_last_not_of(kWhite) - first + 1));
}

std::uint64_t process_start_time(pid_t process) {
    const std::string text = read_whole("/proc/" + std::to_string(process) + "/stat");
    const std::size_t name_end = text.rfind(')');
    if (name_end == std::string::npos) {
        return 0;
    }
    constexpr std::size_t kStartTime = 22 - 3;  // the field after the name is the third
    const std::vector<std::string_view> fields = split(std::string_view(text).substr(name_end + 2), ' ');
    std::uint64_t ticks = 0;
    if (fields.size() > kStartTime) {
        std::from_chars(fields[kStartTime].data(), fields[kStartTime].data() + fields[kStartTime].size(), ticks);
    }
    return ticks;
}

}  // namespace paddock::native
