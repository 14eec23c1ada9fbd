#include "batch/row.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cmath>

#include "paddock/report.hpp"
#include "report/json_text.hpp"

namespace paddock::batch {

namespace json = boost::json;

namespace {

json::value text_or_null(const std::string& text) {
    return text.empty() ? json::value(nullptr) : json::value(to_valid_utf8(text));
}

template <typename T>
json::value number_or_null(const std::optional<T>& number) {
    return number ? json::value(*number) : json::value(nullptr);
}

/// Metrics that are worse the more there is of them.
bool is_loss(std::string_view metric) {
    return metric.ends_with("drawdown") || metric.ends_with("volatility");
}

}  // namespace

void FinishedRun::keep_output() {
    const auto cut = [](std::string& bytes, bool& truncated) {
        const std::size_t size = bytes.size();
        if (size > kKeptOutputBytes) {
            bytes.resize(kKeptOutputBytes);
            bytes.shrink_to_fit();
            truncated = true;
        }
        return size;
    };
    out_bytes = cut(result.out, result.out_truncated);
    err_bytes = cut(result.err, result.err_truncated);
}

bool Row::flagged() const {
    return std::any_of(metrics.begin(), metrics.end(), [](const Metric& metric) { return !metric.flag.empty(); });
}

const Metric* Row::metric(const std::string& name) const {
    const auto found =
        std::find_if(metrics.begin(), metrics.end(), [&](const Metric& one) { return one.name == name; });
    return found == metrics.end() ? nullptr : &*found;
}

std::string json_of_row(const Row& row) {
    json::object claimed;
    json::object recomputed;
    json::array flags;
    for (const Metric& metric : row.metrics) {
        if (metric.claimed) {
            claimed[metric.name] = *metric.claimed;
        }
        if (metric.recomputed) {
            recomputed[metric.name] = *metric.recomputed;
        }
        if (!metric.flag.empty()) {
            flags.emplace_back(metric.flag);
        }
    }
    if (!row.metrics_problem.empty()) {
        flags.emplace_back(to_valid_utf8(row.metrics_problem));
    }
    const json::object object{
        {"path", to_valid_utf8(row.path)},
        {"source_sha256", text_or_null(row.source_sha256)},
        {"verdict", text_or_null(row.verdict)},
        {"risk_score", number_or_null(row.risk_score)},
        {"status", text_or_null(row.status)},
        {"exit_code", number_or_null(row.exit_code)},
        {"metrics", claimed},
        {"resource_usage", row.resource_usage.empty() ? json::value(nullptr) : json::parse(row.resource_usage)},
        {"error", text_or_null(row.error)},
        {"recomputed", recomputed},
        {"flags", flags}};
    return json_text(object, false);
}

Result<Ranking> Ranking::parse(const std::string& text) {
    const std::size_t colon = text.find(':');
    Ranking ranking{text.substr(0, colon), is_loss(text.substr(0, colon))};
    const std::string direction = colon == std::string::npos ? "" : text.substr(colon + 1);
    const bool known = direction.empty() || direction == "low" || direction == "high";
    if (ranking.metric.empty() || !known || text.ends_with(':')) {
        return unexpected(
            ErrorCode::invalid_argument,
            fmt::format("--rank-by \"{}\" is not a metric such as sharpe, with :low or :high behind it when "
                        "the better is not the higher",
                        text));
    }
    ranking.lower_is_better = direction.empty() ? ranking.lower_is_better : direction == "low";
    return ranking;
}

std::optional<double> Ranking::value(const Row& row) const {
    const Metric* found = row.success ? row.metric(metric) : nullptr;
    const std::optional<double> value = found == nullptr ? std::nullopt : found->value();
    return value && metric.ends_with("drawdown") ? std::optional(std::abs(*value)) : value;
}

bool Ranking::before(const Row& a, const Row& b) const {
    const std::optional<double> of_a = value(a);
    const std::optional<double> of_b = value(b);
    if (of_a && of_b && *of_a != *of_b) {
        return lower_is_better ? *of_a < *of_b : *of_a > *of_b;
    }
    if (of_a.has_value() != of_b.has_value()) {
        return of_a.has_value();
    }
    return a.path < b.path;
}

}  // namespace paddock::batch
