#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "paddock/result.hpp"

namespace paddock::batch {

// Bounds of what is read of /output/result.json and of an equity curve beside it; docs/batch.md has them too.
inline constexpr std::uint64_t kMaxResultBytes = 4ULL << 20;  ///< of each file
inline constexpr std::size_t kMaxResultDepth = 16;            ///< of nested arrays and objects
inline constexpr std::size_t kMaxResultKeys = 10'000;         ///< of all objects together
inline constexpr std::size_t kMaxMetrics = 64;
inline constexpr std::size_t kKeptCurvePoints = 600;   ///< of a curve, for the report
inline constexpr double kDefaultPeriodsPerYear = 252;  ///< trading days of a year

/// One figure of a strategy's.
struct Metric {
    std::string name;                  ///< [A-Za-z_][A-Za-z0-9_]*, at most 64 characters
    std::optional<double> claimed;     ///< finite; what the strategy wrote
    std::optional<double> recomputed;  ///< finite; what its equity curve gives
    std::string flag;                  ///< one sentence when the two differ, else empty

    /// What is ranked by: the curve's word before the strategy's, and no claim that a curve denies.
    [[nodiscard]] std::optional<double> value() const { return recomputed || !flag.empty() ? recomputed : claimed; }
};

/// What a strategy said of itself, and what its curve says.
struct Metrics {
    std::vector<Metric> all;       ///< by name
    std::size_t curve_points = 0;  ///< of the whole curve
    std::vector<double> curve;     ///< at most kKeptCurvePoints of it, the first and the last among them
    std::string problem;           ///< why result.json, or the curve, was not taken; empty when all was
};

/// What result.json says, before the curve is looked at.
struct Claims {
    std::vector<Metric> metrics;  ///< in the order of the file
    std::vector<double> curve;
    std::string curve_file;  ///< "equity_curve" was a text: a CSV file in /output
    double periods_per_year = kDefaultPeriodsPerYear;
};

/// `text` is untrusted. Errors: invalid_argument, one sentence that says what is wrong with it, and where.
[[nodiscard]] Result<Claims> parse_claims(std::string_view text);

/// The column "equity", "value" or "close", else the last one; a head line is optional. Errors: as parse_claims().
[[nodiscard]] Result<std::vector<double>> parse_curve_csv(std::string_view text);

/// total_return, max_drawdown (0 or more) and sharpe (mean over population deviation of the returns, times the square
/// root of the periods of a year) from the curve, beside the claims. A claim is flagged when it is off by more than one
/// part in a hundred (sharpe: five) and more than 0.0005 (sharpe: 0.05), or when the curve gives no such figure (it
/// never moves, or falls to 0). The sign of a drawdown is not looked at.
[[nodiscard]] Metrics weigh(Claims claims);

/// Reads result.json in `folder`, which holds what one program left in /output. No file is no problem: there are no
/// metrics then. Links are not followed.
[[nodiscard]] Metrics read_metrics(const std::filesystem::path& folder);

}  // namespace paddock::batch
