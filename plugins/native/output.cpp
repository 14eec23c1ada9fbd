#include "output.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace paddock::native {

bool Capture::read_some() {
    if (!pipe_) {
        return false;
    }
    constexpr int kReadsPerCall = 16;
    std::array<char, 65536> piece;  // what a pipe holds
    for (int i = 0; i < kReadsPerCall; ++i) {
        const ssize_t got = read(pipe_.get(), piece.data(), piece.size());
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0 && errno == EAGAIN) {
            return true;
        }
        if (got <= 0) {
            pipe_.reset();
            return false;
        }
        const auto room = static_cast<std::size_t>(cap_ - text_.size());
        const std::size_t kept = std::min(room, static_cast<std::size_t>(got));
        text_.append(piece.data(), kept);
        over_cap_ = over_cap_ || kept < static_cast<std::size_t>(got);
    }
    return true;
}

}  // namespace paddock::native
