// The system call filter as it runs: made when paddock was built (seccomp_rules.cpp), loaded by the program's process.
#pragma once
#include <linux/filter.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <span>
#include <string_view>

namespace paddock::native {

/// Numbers that are counted one by one; x86_64 and aarch64 have fewer than 480 calls in Linux 6.18.
inline constexpr std::size_t kSystemCalls = 512;

// Written by the build (generate_seccomp.cpp).
extern const std::span<const sock_filter> kCountedFilter;  ///< refused calls go to the notifier
extern const std::span<const sock_filter> kPlainFilter;    ///< the kernel answers them alone
extern const std::span<const int> kKillingCalls;           ///< ascending
extern const std::array<std::string_view, kSystemCalls> kSystemCallNames;

/// What was refused, by system call: a page shared by the supervisor and the init inside. The program never has it, for
/// exec takes a process its mappings. Constant in size, whatever the program does.
struct Refusals {
    static constexpr std::size_t kOther = kSystemCalls, kForeignEntry = kSystemCalls + 1;
    std::array<std::atomic<std::uint64_t>, kSystemCalls + 2> counts{};
    std::atomic<bool> ended_run{false};  ///< one of them was of the kind that ends a run
};

/// Name of a count's index, for people: "socket", "an i386 or x32 entry".
[[nodiscard]] std::string_view refusal_name(std::size_t index) noexcept;
[[nodiscard]] bool ends_run(std::size_t index) noexcept;

}  // namespace paddock::native
