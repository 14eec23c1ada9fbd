#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "paddock/report.hpp"

namespace paddock {

/// A rule as SARIF lists it. Views of what outlives the report.
struct ReportedRule {
    std::string_view id;
    std::string_view title;
    std::string_view why;
    std::string_view bad;
    std::string_view good;
    int points = 0;
    bool critical = false;
};

/// What stands at the head of a SARIF log.
struct SarifRun {
    std::string_view version;  ///< of the engine
    std::string_view policy;
    std::string_view policy_sha256;
    std::vector<ReportedRule> rules;
};

/// SARIF 2.1.0 (OASIS, 2020) in three parts, so that memory does not grow with the set: the head, the results of each
/// file, the tail. Results stand between head and tail, separated by kSarifSeparator; a file may have none.
/// Columns are in code points. A finding of a notebook has a logical location "cell 3", since the lines are not the
/// file's.
inline constexpr std::string_view kSarifSeparator = ",\n";
[[nodiscard]] std::string sarif_head(const SarifRun& run);
[[nodiscard]] std::string sarif_results(const CheckedFile& file);
/// `whole`: all files could be read and judged.
[[nodiscard]] std::string sarif_tail(bool whole);

/// Annotations of GitHub Actions, one for each finding that the baseline does not have: "::error file=...::message".
/// Findings of an approved file are notices, those that reject are errors, the others warnings.
[[nodiscard]] std::string github_annotations(const CheckedFile& file);

}  // namespace paddock
