// Threat: result.json is the strategy's own text. It is read by a parser without a tree, within bounds of size, depth
// and number; what could be read in two ways (a key that stands twice, NaN) is refused.
#include <fmt/format.h>

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <cctype>
#include <cmath>
#include <limits>
#include <set>

#include "metrics.hpp"
#include "paddock/report.hpp"

namespace paddock::batch {

namespace {

namespace json = boost::json;
using json::error_code;
using Text = json::string_view;

constexpr std::size_t kLongestName = 64;
constexpr std::string_view kCurve = "equity_curve";

bool is_metric_name(std::string_view name) {
    const auto fits = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
    return !name.empty() && name.size() <= kLongestName && std::isdigit(static_cast<unsigned char>(name[0])) == 0 &&
           std::all_of(name.begin(), name.end(), fits);
}

/// Takes the parser's events. Depth 1 is inside the outermost object, 2 inside the curve, 3 inside one of its points.
class ClaimsHandler {
public:
    // Names of Boost.JSON's handler concept.
    static constexpr std::size_t max_object_size = std::numeric_limits<std::size_t>::max();
    static constexpr std::size_t max_array_size = std::numeric_limits<std::size_t>::max();
    static constexpr std::size_t max_key_size = 1024;
    static constexpr std::size_t max_string_size = std::numeric_limits<std::size_t>::max();

    Claims claims;
    std::string problem;

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_object_begin(error_code& failure) {
        if (open_.size() == 1 && key_ == kCurve) {
            return no_curve(failure);
        }
        open_.push_back({true, {}});
        if (in_curve_ && open_.size() == 3) {
            point_.reset();
        }
        return !too_deep(failure);
    }
    bool on_object_end(std::size_t, error_code& failure) { return close(failure); }
    bool on_array_begin(error_code& failure) {
        if (open_.empty()) {
            return refuse("it holds a list, and has to be an object", failure);
        }
        in_curve_ = in_curve_ || (open_.size() == 1 && key_ == kCurve);
        open_.push_back({false, {}});
        if (in_curve_ && open_.size() == 3) {
            point_.reset();
        }
        return !too_deep(failure);
    }
    bool on_array_end(std::size_t, error_code& failure) { return close(failure); }
    bool on_key_part(Text part, std::size_t, error_code&) {
        part_.append(part.data(), part.size());
        return true;
    }
    bool on_key(Text part, std::size_t, error_code& failure) {
        part_.append(part.data(), part.size());
        std::string key = std::move(part_);
        part_.clear();
        if (++keys_ > kMaxResultKeys) {
            return refuse(fmt::format("it has more than {} keys", kMaxResultKeys), failure);
        }
        if (!open_.back().keys.insert(key).second) {
            return refuse(fmt::format("the key \"{}\" stands twice", printable(key, false)), failure);
        }
        if (open_.size() == 1) {
            key_ = key;
        }
        inner_key_ = std::move(key);
        return true;
    }
    bool on_string_part(Text part, std::size_t, error_code&) {
        part_.append(part.data(), part.size());
        return true;
    }
    bool on_string(Text part, std::size_t, error_code& failure) {
        part_.append(part.data(), part.size());
        const std::string text = std::move(part_);
        part_.clear();
        if (open_.size() == 1 && key_ == kCurve) {
            claims.curve_file = text;
        }
        return no_number(failure);
    }
    bool on_number_part(Text, error_code&) { return true; }
    bool on_int64(std::int64_t value, Text, error_code& failure) {
        return on_number(static_cast<double>(value), failure);
    }
    bool on_uint64(std::uint64_t value, Text, error_code& failure) {
        return on_number(static_cast<double>(value), failure);
    }
    bool on_double(double value, Text, error_code& failure) { return on_number(value, failure); }
    bool on_bool(bool, error_code& failure) { return no_number(failure); }
    bool on_null(error_code& failure) { return no_number(failure); }
    bool on_comment_part(Text, error_code&) { return true; }
    bool on_comment(Text, error_code&) { return true; }

private:
    struct Open {
        bool object;
        std::set<std::string> keys;
    };

    bool refuse(std::string why, error_code& failure) {
        problem = std::move(why);
        failure = json::make_error_code(json::error::syntax);
        return false;
    }

    bool too_deep(error_code& failure) {
        return open_.size() > kMaxResultDepth &&
               !refuse(fmt::format("it is nested deeper than {}", kMaxResultDepth), failure);
    }

    bool close(error_code& failure) {
        const bool point = in_curve_ && open_.size() == 3;
        open_.pop_back();
        if (point) {
            if (!point_) {
                return no_number(failure);
            }
            claims.curve.push_back(*point_);
        } else if (open_.size() == 1) {
            in_curve_ = false;
        }
        return true;
    }

    bool no_curve(error_code& failure) {
        return refuse(fmt::format("{} is neither a list nor the name of a file", kCurve), failure);
    }

    /// Something else than a number, which a curve cannot have as a point.
    bool no_number(error_code& failure) {
        return !(in_curve_ && open_.size() == 2) ||
               refuse(fmt::format("{}[{}] has no number", kCurve, claims.curve.size()), failure);
    }

    bool on_number(double value, error_code& failure) {
        if (open_.empty()) {
            return refuse("it holds a number, and has to be an object", failure);
        }
        if (!std::isfinite(value)) {
            return refuse(fmt::format("a number under \"{}\" is too large", printable(key_, false)), failure);
        }
        if (in_curve_ && open_.size() == 2) {
            claims.curve.push_back(value);
        } else if (in_curve_ && open_.size() == 3) {
            if (!open_.back().object || inner_key_ == "equity" || inner_key_ == "value") {
                point_ = value;  // of [time, value] the last number
            }
        } else if (open_.size() == 1) {
            return add_metric(value, failure);
        }
        return true;
    }

    bool add_metric(double value, error_code& failure) {
        if (key_ == "periods_per_year") {
            constexpr double kMostPeriods = 1e6;
            if (value < 1 || value > kMostPeriods) {
                return refuse("periods_per_year is not a number from 1 to 1000000", failure);
            }
            claims.periods_per_year = value;  // a metric too: whoever ranks has to see who chose another than the rest
        }
        if (key_ == kCurve) {
            return no_curve(failure);
        }
        if (!is_metric_name(key_)) {
            return refuse(fmt::format("\"{}\" is no name of a metric: letters, digits and underscores, at most {}",
                                      printable(key_, false), kLongestName),
                          failure);
        }
        if (claims.metrics.size() == kMaxMetrics) {
            return refuse(fmt::format("it has more than {} metrics", kMaxMetrics), failure);
        }
        claims.metrics.push_back({key_, value, {}, {}});
        return true;
    }

    std::vector<Open> open_;
    std::string part_;       ///< of a key or string that came in pieces
    std::string key_;        ///< in the outermost object
    std::string inner_key_;  ///< in any
    std::size_t keys_ = 0;
    bool in_curve_ = false;
    std::optional<double> point_;
};

/// NaN and Infinity are what Python's json writes by default, and no JSON.
std::string syntax_problem(std::string_view text, std::size_t at, const error_code& failure) {
    const std::string_view rest = text.substr(std::min(at, text.size()));
    if (rest.starts_with("NaN") || rest.starts_with("Infinity") || rest.starts_with("-Infinity") ||
        rest.starts_with("Inf")) {
        return fmt::format("byte {} begins a NaN or Infinity, which is no JSON; write null", at);
    }
    return fmt::format("byte {} is wrong: {}", at, failure.message());
}

}  // namespace

Result<Claims> parse_claims(std::string_view text) {
    const auto refuse = [](const std::string& why) {
        return unexpected(ErrorCode::invalid_argument, "result.json was not taken: " + why);
    };
    if (text.size() > kMaxResultBytes) {
        return refuse(fmt::format("it is larger than {} bytes", kMaxResultBytes));
    }
    json::parse_options options;
    options.max_depth = kMaxResultDepth + 1;
    json::basic_parser<ClaimsHandler> parser(options);
    error_code failure;
    const std::size_t read = parser.write_some(false, text.data(), text.size(), failure);
    if (!parser.handler().problem.empty()) {
        return refuse(parser.handler().problem);
    }
    if (failure) {
        return refuse(syntax_problem(text, read, failure));
    }
    if (text.find_first_not_of(" \t\r\n", read) != std::string_view::npos) {
        return refuse(fmt::format("something stands behind its end, from byte {}", read));
    }
    return std::move(parser.handler().claims);
}

}  // namespace paddock::batch
