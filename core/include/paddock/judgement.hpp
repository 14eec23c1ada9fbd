#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "paddock/finding.hpp"
#include "paddock/source.hpp"

namespace paddock {

enum class Verdict { rejected, review, approved };
enum class Level { low, medium, high, critical };

/// "approved", "critical" and so on, as the JSON has them.
[[nodiscard]] std::string_view to_string(Verdict verdict) noexcept;
[[nodiscard]] std::string_view to_string(Level level) noexcept;

/// What the validator says of one text, with the very bytes that it read. The zero value rejects.
/// Runnable source comes from ApprovedSource::from(judgement), or from the one call behind --skip-validation.
struct Judgement {
    Verdict verdict = Verdict::rejected;
    Level level = Level::critical;       ///< of the score, by Policy::thresholds
    int score = 0;                       ///< sum of points, after caps; saturates at INT_MAX
    std::vector<Finding> findings;       ///< by position, then rule, so that two runs print the same
    std::vector<std::string> warnings;   ///< what loosened or cut the judgement: --max-score, too many findings
    std::vector<std::string> recommendations;  ///< what to change, each once
    std::string policy;                  ///< Policy::name
    std::string policy_sha256;           ///< hex
    std::string source_sha256;           ///< hex, of source.bytes
    std::string engine;                  ///< engine_version()
    SourceText source;
};

}  // namespace paddock
