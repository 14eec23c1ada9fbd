// Threat: a program that writes to what the init says. It has no descriptor of it, and no way to the init's where the
// kernel keeps processes that are not dumpable apart; gVisor of 2022 opens /proc/1/fd to all of the same user. So each
// frame carries a number in order and a code that only who has the run's key can make: it comes with the request,
// before there is a program, and is in the init's memory alone.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace paddock::docker {

using SealKey = std::array<std::uint64_t, 2>;

/// SipHash-2-4 (Aumasson, Bernstein 2012) of `number`, `head` and `bytes`, in this order.
[[nodiscard]] std::uint64_t seal(const SealKey& key, std::uint64_t number, std::uint64_t head, std::string_view bytes);

}  // namespace paddock::docker
