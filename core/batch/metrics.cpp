#include "metrics.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstring>
#include <map>

#include "paddock/report.hpp"

namespace paddock::batch {

namespace {

/// How far a claim may be from the curve's figure before it is flagged.
struct Tolerance {
    double relative;
    double absolute;
};
constexpr Tolerance kOrdinary{0.01, 0.0005};
constexpr Tolerance kOfSharpe{0.05, 0.05};  ///< sample or population deviation, a first return of 0 or none

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\"");
    return first == std::string_view::npos ? "" : text.substr(first, text.find_last_not_of(" \t\r\"") - first + 1);
}

std::optional<double> finite_number(std::string_view text) {
    text = trimmed(text);
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = failure == std::errc() && end == text.data() + text.size();
    return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0;;) {
        const std::size_t end = text.find(separator, at);
        parts.push_back(text.substr(at, end - at));
        if (end == std::string_view::npos) {
            return parts;
        }
        at = end + 1;
    }
}

/// The place of the column that a head line names, or nothing.
std::optional<std::size_t> named_column(const std::vector<std::string_view>& cells) {
    for (const std::string_view name : {"equity", "value", "close"}) {
        const auto found =
            std::find_if(cells.begin(), cells.end(), [&](std::string_view cell) { return trimmed(cell) == name; });
        if (found != cells.end()) {
            return static_cast<std::size_t>(found - cells.begin());
        }
    }
    return std::nullopt;
}

double deepest_drawdown(const std::vector<double>& curve) {
    double peak = curve.front();
    double worst = 0;
    for (const double value : curve) {
        peak = std::max(peak, value);
        worst = std::max(worst, (peak - value) / peak);
    }
    return worst;
}

/// Nothing when equity is not above 0 throughout, or never moves.
std::optional<double> sharpe_of(const std::vector<double>& curve, double periods_per_year) {
    if (std::any_of(curve.begin(), curve.end(), [](double value) { return value <= 0; })) {
        return std::nullopt;
    }
    const auto count = static_cast<double>(curve.size() - 1);
    double sum = 0;
    for (std::size_t i = 1; i < curve.size(); ++i) {
        sum += curve[i] / curve[i - 1] - 1;
    }
    const double mean = sum / count;
    double squares = 0;
    for (std::size_t i = 1; i < curve.size(); ++i) {
        const double off = curve[i] / curve[i - 1] - 1 - mean;
        squares += off * off;
    }
    const double deviation = std::sqrt(squares / count);
    constexpr double kNoMove = 1e-12;
    return deviation > kNoMove ? std::optional(mean / deviation * std::sqrt(periods_per_year)) : std::nullopt;
}

void compare(Metric& metric) {
    const bool sharpe = metric.name == "sharpe";
    const Tolerance tolerance = sharpe ? kOfSharpe : kOrdinary;
    const double claimed = metric.name == "max_drawdown" ? std::abs(*metric.claimed) : *metric.claimed;
    const double off = std::abs(claimed - *metric.recomputed);
    if (off > tolerance.absolute && off > tolerance.relative * std::abs(*metric.recomputed)) {
        metric.flag = fmt::format("claims {} {:.6g}, and its curve gives {:.6g}", metric.name, *metric.claimed,
                                  *metric.recomputed);
    }
}

/// Puts what the curve gives beside the claim. Where it gives nothing, a claim is as false as another, but for a Sharpe
/// ratio of 0: that is what programs say of a curve that never moves.
void add_recomputed(std::map<std::string, Metric>& all, const std::string& name, std::optional<double> value) {
    if (value && std::isfinite(*value)) {
        Metric& metric = all[name];
        metric.name = name;
        metric.recomputed = value;
        if (metric.claimed) {
            compare(metric);
        }
        return;
    }
    const auto found = all.find(name);
    if (found != all.end() && (name != "sharpe" || std::abs(*found->second.claimed) > kOfSharpe.absolute)) {
        found->second.flag = fmt::format("claims {} {:.6g}, and its curve gives none", name, *found->second.claimed);
    }
}

/// Evenly spread, with the ends.
std::vector<double> thinned(const std::vector<double>& curve) {
    if (curve.size() <= kKeptCurvePoints) {
        return curve;
    }
    std::vector<double> kept;
    kept.reserve(kKeptCurvePoints);
    for (std::size_t i = 0; i < kKeptCurvePoints; ++i) {
        kept.push_back(curve[i * (curve.size() - 1) / (kKeptCurvePoints - 1)]);
    }
    return kept;
}

/// A regular file of bounded size, no link. Errors: not_found; io with a sentence that begins with `name`.
Result<std::string> read_output_file(const std::filesystem::path& folder, const std::string& name) {
    const std::filesystem::path path = folder / name;
    const int fd = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) {
        return unexpected(errno == ENOENT ? ErrorCode::not_found : ErrorCode::io,
                          fmt::format("{} was not taken: {}", name, std::strerror(errno)));
    }
    struct stat status {};
    std::string problem;
    std::string bytes;
    if (::fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) {
        problem = "it is no regular file";
    } else if (static_cast<std::uint64_t>(status.st_size) > kMaxResultBytes) {
        problem = fmt::format("it is larger than {} bytes", kMaxResultBytes);
    } else {
        bytes.resize(static_cast<std::size_t>(status.st_size));
        std::size_t done = 0;
        for (ssize_t got = 1; done < bytes.size() && got > 0;
             done += static_cast<std::size_t>(std::max<ssize_t>(got, 0))) {
            got = ::read(fd, bytes.data() + done, bytes.size() - done);
            problem = got < 0 ? std::strerror(errno) : "";
        }
        bytes.resize(done);
    }
    ::close(fd);
    if (!problem.empty()) {
        return unexpected(ErrorCode::io, fmt::format("{} was not taken: {}", name, problem));
    }
    return bytes;
}

/// A plain name of a file in /output: no folder, nothing that a path could make of it.
bool is_plain_name(std::string_view name) {
    const auto fits = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.';
    };
    return !name.empty() && name.size() <= 255 && name.front() != '.' && std::all_of(name.begin(), name.end(), fits);
}

Result<std::vector<double>> read_curve(const std::filesystem::path& folder, std::string name) {
    constexpr std::string_view kOutput = "/output/";
    if (name.starts_with(kOutput)) {
        name.erase(0, kOutput.size());
    }
    if (!is_plain_name(name)) {
        return unexpected(ErrorCode::invalid_argument,
                          fmt::format("equity_curve \"{}\" is not the name of a file in /output",
                                      printable(name.substr(0, 80), false)));
    }
    const Result<std::string> text = read_output_file(folder, name);
    return text ? parse_curve_csv(*text) : Result<std::vector<double>>(unexpected(text.error()));
}

}  // namespace

Result<std::vector<double>> parse_curve_csv(std::string_view text) {
    const auto refuse = [](std::size_t line, std::string_view why) {
        return unexpected(ErrorCode::invalid_argument,
                          fmt::format("the equity curve was not taken: line {} {}", line, why));
    };
    std::vector<double> curve;
    std::optional<std::size_t> column;
    std::size_t number = 0;
    for (const std::string_view line : split(text, '\n')) {
        ++number;
        if (trimmed(line).empty()) {
            continue;
        }
        const std::vector<std::string_view> cells = split(line, ',');
        const std::size_t at = column.value_or(cells.size() - 1);
        if (number == 1 && !finite_number(cells.back())) {
            column = named_column(cells).value_or(cells.size() - 1);
            continue;
        }
        const std::optional<double> value = at < cells.size() ? finite_number(cells[at]) : std::nullopt;
        if (!value) {
            return refuse(number, "has no finite number where the others have one");
        }
        curve.push_back(*value);
    }
    return curve;
}

Metrics weigh(Claims claims) {
    std::map<std::string, Metric> all;
    for (Metric& metric : claims.metrics) {
        const std::string name = metric.name;
        all[name] = std::move(metric);
    }
    Metrics metrics;
    metrics.curve_points = claims.curve.size();
    if (claims.curve.size() == 1 || (!claims.curve.empty() && claims.curve.front() <= 0)) {
        metrics.problem = "the equity curve was not taken: it needs two points, and has to begin above 0";
    } else if (!claims.curve.empty()) {
        add_recomputed(all, "total_return", claims.curve.back() / claims.curve.front() - 1);
        add_recomputed(all, "max_drawdown", deepest_drawdown(claims.curve));
        add_recomputed(all, "sharpe", sharpe_of(claims.curve, claims.periods_per_year));
        metrics.curve = thinned(claims.curve);
    }
    for (auto& [name, metric] : all) {
        metrics.all.push_back(std::move(metric));
    }
    return metrics;
}

Metrics read_metrics(const std::filesystem::path& folder) {
    Metrics metrics;
    const Result<std::string> text = read_output_file(folder, "result.json");
    if (!text) {
        metrics.problem = text.error().code == ErrorCode::not_found ? "" : text.error().message;
        return metrics;
    }
    Result<Claims> claims = parse_claims(*text);
    if (!claims) {
        metrics.problem = claims.error().message;
        return metrics;
    }
    std::string problem;
    if (!claims->curve_file.empty()) {
        Result<std::vector<double>> curve = read_curve(folder, claims->curve_file);
        if (curve) {
            claims->curve = std::move(*curve);
        } else {
            problem = curve.error().message;
        }
    }
    metrics = weigh(std::move(*claims));
    if (metrics.problem.empty()) {
        metrics.problem = std::move(problem);
    }
    return metrics;
}

}  // namespace paddock::batch
