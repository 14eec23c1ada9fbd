#pragma once
#include <cstdint>
#include <string>

#include "files.hpp"

namespace paddock::native {

/// One of the program's streams: keeps at most `cap` bytes, whatever comes. Threat: a flood that fills paddock's
/// memory.
class Capture {
public:
    Capture(Descriptor pipe, std::uint64_t cap) : pipe_(std::move(pipe)), cap_(cap) {}

    /// Reads what is there, a bounded amount per call so that a flood does not keep the supervisor from its clock.
    /// False once the pipe is at its end.
    bool read_some();
    [[nodiscard]] int fd() const noexcept { return pipe_.get(); }
    [[nodiscard]] std::uint64_t cap() const noexcept { return cap_; }
    [[nodiscard]] bool over_cap() const noexcept { return over_cap_; }  ///< more came than was kept
    [[nodiscard]] std::string take() noexcept { return std::move(text_); }

private:
    Descriptor pipe_;
    std::uint64_t cap_;
    std::string text_;
    bool over_cap_ = false;
};

}  // namespace paddock::native
