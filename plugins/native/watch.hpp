// Where no cgroup bounds the tree (an ordinary user without delegation), the supervisor looks at it itself.
#pragma once
#include <chrono>
#include <cstdint>

#include "files.hpp"

namespace paddock::native {

/// The tree as it was seen in the sandbox's own /proc.
struct TreeSample {
    std::uint64_t resident_bytes = 0;  ///< sum over processes, pages shared between them counted in each
    std::uint64_t most_bytes = 0;      ///< with what the kernel could hold for mappings and pipes, at most
    std::uint64_t processes = 0;       ///< processes and threads, paddock's init not among them
    std::chrono::microseconds cpu_time{0};
};

/// Reads the processes of one sandbox through its /proc, which lists that PID namespace and nothing else.
class TreeWatch {
public:
    /// `proc`, `output`, `tmp`: folders of the sandbox, opened inside. tmpfs pages are memory too.
    TreeWatch(Descriptor proc, int output, int tmp) : proc_(std::move(proc)), output_(output), tmp_(tmp) {}

    /// Sum over all processes, tmpfs included. Errors show as a sample of what could be read: a process that ends
    /// meanwhile is none.
    [[nodiscard]] TreeSample sample();
    /// The same memory with shared pages counted once (proportional set size), and mappings and pipes counted: dearer,
    /// asked when TreeSample::most_bytes is over the limit, before a kill.
    [[nodiscard]] std::uint64_t proportional_bytes();

    [[nodiscard]] std::uint64_t peak_bytes() const noexcept { return peak_bytes_; }
    [[nodiscard]] std::uint64_t peak_processes() const noexcept { return peak_processes_; }

private:
    [[nodiscard]] std::uint64_t scratch_bytes() const;

    Descriptor proc_;
    int output_;
    int tmp_;
    std::uint64_t peak_bytes_ = 0;
    std::uint64_t peak_processes_ = 0;
};

/// When to look next: never later than memory could fill what is left (at 8 GiB/s, more than a core can write), so that
/// the limit is overrun by no more than what is written in `kShortest`; between 1 ms and 10 ms.
[[nodiscard]] std::chrono::microseconds next_look(std::uint64_t used_bytes, std::uint64_t limit_bytes) noexcept;

}  // namespace paddock::native
