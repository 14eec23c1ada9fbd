#pragma once
#include <boost/program_options/options_description.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "console.hpp"
#include "paddock/policy.hpp"
#include "paddock/report.hpp"
#include "paddock/result.hpp"

namespace paddock {
struct PolicyReading;
}

namespace paddock::app {

using Arguments = std::vector<std::string>;

/// Flags that every command has.
struct CommonOptions {
    std::string policy;
    std::string color = "auto";
    std::string format = "text";
    bool quiet = false;
    bool verbose = false;
    bool help = false;
};

/// The common flags, bound to `common`, with `formats` ("text", "json") as what --format takes.
[[nodiscard]] boost::program_options::options_description common_options(CommonOptions& common,
                                                                         const std::string& formats);

/// Parses `arguments` into what `options` is bound to, and returns what is no flag. Nothing is guessed from a prefix.
/// Errors: invalid_argument, with the nearest flag for an unknown one.
[[nodiscard]] Result<Arguments> parse_arguments(const Arguments& arguments,
                                                const boost::program_options::options_description& options);

/// Checks --color and --format against what there is, and sets the console's colours.
[[nodiscard]] Result<void> apply_common(const CommonOptions& common, const std::vector<std::string_view>& formats,
                                        Console& console);

/// A whole number that a flag takes. Errors: invalid_argument, naming the flag, the text, and the bounds.
[[nodiscard]] Result<std::int64_t> parse_number(std::string_view flag, std::string_view text, std::int64_t low,
                                                std::int64_t high);

/// The policy that --policy, $PADDOCK_POLICY or the nearest paddock.toml names, with --max-score laid over it.
/// Errors: as load_policy(); invalid_argument for `max_score`.
[[nodiscard]] Result<Policy> effective_policy(const std::string& policy_flag, const std::string& max_score);
/// The same, and what came of its files.
[[nodiscard]] Result<Policy> effective_policy(const std::string& policy_flag, const std::string& max_score,
                                              PolicyReading& reading);

[[nodiscard]] TextStyle text_style(const CommonOptions& common, bool colour);

}  // namespace paddock::app
