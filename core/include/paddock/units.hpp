#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "paddock/result.hpp"

namespace paddock {

/// "300" and "300s" are seconds, "5m" minutes, "2h" hours, "500ms" milliseconds; "1.5s" is fine. Whole milliseconds
/// above 0, at most 30 days; nothing is rounded.
/// Errors: invalid_argument; the message quotes the text and shows right ones, without the flag or key, which the
/// caller puts in front.
[[nodiscard]] Result<std::chrono::milliseconds> parse_duration(std::string_view text);

/// "4g", "512m", "100k" (powers of 1024, as docker has them; upper case, and a trailing "b" or "ib", are fine), or
/// bytes. Above 0, at most 2^50. Errors: as parse_duration().
[[nodiscard]] Result<std::uint64_t> parse_size(std::string_view text);

/// "250 us", "500 ms", "1.23 s", "300 s", and from 10 minutes on "15 min", "2 h"; "512 B", "1.5 KiB", "100 MiB",
/// "4 GiB": for people, with three digits that mean something.
[[nodiscard]] std::string format_duration(std::chrono::microseconds duration);
[[nodiscard]] std::string format_size(std::uint64_t bytes);

/// The candidate nearest to `word` by edit distance, or "" when none is near enough to be meant.
template <typename Range>
[[nodiscard]] std::string nearest(std::string_view word, const Range& candidates);

/// Optimal string alignment distance (Levenshtein and neighbours swapped).
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

template <typename Range>
std::string nearest(std::string_view word, const Range& candidates) {
    std::string best;
    std::size_t best_distance = word.size() / 3 + 2;
    for (const auto& candidate : candidates) {
        const std::size_t distance = edit_distance(word, std::string_view(candidate));
        if (distance < best_distance) {
            best_distance = distance;
            best = std::string(candidate);
        }
    }
    return best;
}

}  // namespace paddock
