#include "paddock/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <vector>

namespace paddock {
namespace {

/// "1.5g" taken apart: 15, one digit behind the point, "g". Exact, since a limit is no place for rounding.
struct Quantity {
    std::uint64_t digits = 0;
    std::uint64_t scale = 1;  ///< ten to the number of digits behind the point
    std::string_view unit;
};

bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

/// At most 15 digits, so that digits times a unit's factor (at most 2^40, or 3,600,000) fits 128 bits with room.
std::optional<Quantity> take_apart(std::string_view text) {
    constexpr std::size_t kMostDigits = 15;
    Quantity quantity;
    std::size_t at = 0;
    std::size_t digits = 0;
    bool behind_point = false;
    for (; at < text.size(); ++at) {
        if (is_digit(text[at])) {
            if (++digits > kMostDigits) {
                return std::nullopt;
            }
            quantity.digits = quantity.digits * 10 + static_cast<std::uint64_t>(text[at] - '0');
            quantity.scale *= behind_point ? 10 : 1;
        } else if (text[at] == '.' && !behind_point && digits > 0 && at + 1 < text.size() && is_digit(text[at + 1])) {
            behind_point = true;
        } else {
            break;
        }
    }
    if (digits == 0) {
        return std::nullopt;
    }
    quantity.unit = text.substr(at);
    return quantity;
}

/// The quantity times `factor`; nothing when that is no whole number or above `most`.
std::optional<std::uint64_t> exactly(const Quantity& quantity, std::uint64_t factor, std::uint64_t most) {
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(quantity.digits) * factor;
    if (product % quantity.scale != 0 || product / quantity.scale > most) {
        return std::nullopt;
    }
    return static_cast<std::uint64_t>(product / quantity.scale);
}

constexpr std::string_view kDurationHelp = "write 300 or 300s (seconds), 5m, 2h or 500ms";
constexpr std::string_view kSizeHelp = "write 4g, 512m, 100k or a number of bytes";

/// Quoted for a message: no control character reaches a terminal, and a long text is cut.
std::string shown(std::string_view text) {
    constexpr std::size_t kMost = 40;
    std::string out = "\"";
    for (const char c : text.substr(0, kMost)) {
        const auto byte = static_cast<unsigned char>(c);
        out += byte < 0x20 || byte == 0x7f ? fmt::format("\\x{:02x}", byte) : std::string(1, c);
    }
    return out + (text.size() > kMost ? "...\"" : "\"");
}

std::optional<std::uint64_t> duration_factor(std::string_view unit) {
    if (unit.empty() || unit == "s") {
        return 1'000;
    }
    if (unit == "ms") {
        return 1;
    }
    if (unit == "m") {
        return 60'000;
    }
    return unit == "h" ? std::optional<std::uint64_t>(3'600'000) : std::nullopt;
}

std::optional<std::uint64_t> size_factor(std::string_view unit) {
    std::string lower(unit);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (lower.empty() || lower == "b") {
        return 1;
    }
    constexpr std::string_view kPrefixes = "kmgt";
    const std::size_t prefix = kPrefixes.find(lower.front());
    const std::string_view rest = std::string_view(lower).substr(1);
    if (prefix == std::string_view::npos || !(rest.empty() || rest == "b" || rest == "ib")) {
        return std::nullopt;
    }
    return 1ULL << (10 * (prefix + 1));
}

/// "1.5", "12", "300": at most three digits that mean something, and no zeros behind the point.
std::string short_number(double value) {
    const int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.') {
            text.pop_back();
        }
    }
    return text;
}

}  // namespace

Result<std::chrono::milliseconds> parse_duration(std::string_view text) {
    constexpr std::uint64_t kMost = 30ULL * 24 * 3'600'000;
    const std::optional<Quantity> quantity = take_apart(text);
    const std::optional<std::uint64_t> factor = quantity ? duration_factor(quantity->unit) : std::nullopt;
    if (!factor) {
        return unexpected(ErrorCode::invalid_argument,
                          fmt::format("{} is not a duration; {}", shown(text), kDurationHelp));
    }
    const std::optional<std::uint64_t> value = exactly(*quantity, *factor, kMost);
    if (!value || *value == 0) {
        return unexpected(ErrorCode::invalid_argument,
                          fmt::format("{} is not in whole milliseconds, above 0 and at most 30 days; {}", shown(text),
                                      kDurationHelp));
    }
    return std::chrono::milliseconds(static_cast<std::int64_t>(*value));
}

Result<std::uint64_t> parse_size(std::string_view text) {
    const std::optional<Quantity> quantity = take_apart(text);
    const std::optional<std::uint64_t> factor = quantity ? size_factor(quantity->unit) : std::nullopt;
    if (!factor) {
        return unexpected(ErrorCode::invalid_argument, fmt::format("{} is not a size; {}", shown(text), kSizeHelp));
    }
    const std::optional<std::uint64_t> value = exactly(*quantity, *factor, 1ULL << 50);
    if (!value || *value == 0) {
        return unexpected(
            ErrorCode::invalid_argument,
            fmt::format("{} is not in whole bytes, above 0 and at most 2^50; {}", shown(text), kSizeHelp));
    }
    return *value;
}

std::string format_duration(std::chrono::microseconds duration) {
    const auto count = static_cast<double>(duration.count());
    const double us = std::abs(count);
    const std::string_view sign = count < 0 ? "-" : "";
    if (us < 1e3) {
        return fmt::format("{}{} us", sign, short_number(us));
    }
    if (us < 999.5e3) {
        return fmt::format("{}{} ms", sign, short_number(us / 1e3));
    }
    if (us < 599.5e6) {
        return fmt::format("{}{} s", sign, short_number(us / 1e6));
    }
    if (us < 7200e6) {
        return fmt::format("{}{} min", sign, short_number(us / 60e6));
    }
    return fmt::format("{}{} h", sign, short_number(us / 3600e6));
}

std::string format_size(std::uint64_t bytes) {
    constexpr std::string_view kUnits[] = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    auto value = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (value >= 1023.5 && unit + 1 < std::size(kUnits)) {
        value /= 1024;
        ++unit;
    }
    return fmt::format("{} {}", short_number(value), kUnits[unit]);
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before_last(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        last[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], before_last[j - 2] + 1);
            }
        }
        before_last.swap(last);
        last.swap(row);
    }
    return last[b.size()];
}

}  // namespace paddock
