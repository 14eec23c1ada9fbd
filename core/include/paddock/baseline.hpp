#pragma once
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "paddock/report.hpp"
#include "paddock/result.hpp"

namespace paddock {

/// For each finding, 32 hex digits that stay the same while code above it comes and goes: over the rule, the message,
/// the text of its line without blanks at the ends, and its number among those that are alike in this file.
[[nodiscard]] std::vector<std::string> finding_fingerprints(const Judgement& judgement);

/// The findings of a set that existed before paddock came to it: what `check --format json` or `jsonl` printed then.
/// It changes no verdict. `check` leaves out what it knows, and nothing else looks at it.
class Baseline {
public:
    /// Errors: invalid_argument, with `origin` and what is wrong.
    [[nodiscard]] static Result<Baseline> parse(std::string_view text, std::string_view origin);

    /// Fills CheckedFile::known. A finding is known in the file it was found in, not in another of the set. What says
    /// that not all of a file was looked at (engine-limit, syntax-error, text-form) is never known.
    void mark(CheckedFile& file) const;

private:
    using Key = std::pair<std::string, std::string>;  ///< path, normal; fingerprint
    std::map<Key, int> findings_;
};

}  // namespace paddock
