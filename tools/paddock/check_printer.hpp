#pragma once
#include <chrono>
#include <cstddef>
#include <map>
#include <string>

#include "check_options.hpp"
#include "console.hpp"
#include "paddock/policy.hpp"
#include "paddock/report.hpp"

namespace paddock::app {

/// What --statistics counts of one rule.
struct RuleCount {
    std::size_t findings = 0;
    std::size_t files = 0;
    std::int64_t points = 0;
};

/// What is printed of one file, and what it counts for. The source itself is not kept.
struct PrintedFile {
    std::string text;
    CheckTotals totals;
    std::size_t bytes = 0;
    std::map<std::string, RuleCount> rules;  ///< with --statistics
};

/// One file as the format has it. Called by many threads.
[[nodiscard]] PrintedFile print_file(const CheckedFile& file, const CheckOptions& options, const TextStyle& style);

/// Prints results as they come, with what each format wants around them.
class CheckPrinter {
public:
    CheckPrinter(const CheckOptions& options, const TextStyle& style, const Policy& policy, Console& console);

    /// False when nobody reads any more.
    bool print(PrintedFile&& file);
    const CheckTotals& finish();

private:
    [[nodiscard]] std::string head(const Policy& policy) const;
    [[nodiscard]] std::string tail() const;
    [[nodiscard]] std::string statistics() const;

    const CheckOptions& options_;
    TextStyle style_;
    Console& console_;
    CheckTotals totals_;
    bool separate_ = false;  ///< something was printed that the next has to be separated from
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
    std::size_t bytes_ = 0;
    std::map<std::string, RuleCount> rules_;
};

}  // namespace paddock::app
