#pragma once
#include <string>

#include "batch/database.hpp"
#include "paddock/result.hpp"

namespace paddock {

/// Of each strategy in the report, from its beginning.
inline constexpr std::size_t kReportedSourceBytes = 64 * 1024;
inline constexpr std::size_t kReportedOutputBytes = 8 * 1024;

/// Writes the set as one HTML file that needs nothing else and loads nothing: style, script, chart library (uPlot) and
/// data are inside. It takes the place of `path` when it is whole. All text of strategies is data: its own content
/// security policy allows the two blocks that were built into paddock, by their digests, and no text to become markup.
/// Errors: the database's; io, with the path.
[[nodiscard]] Result<void> write_html_report(const batch::Database& database, const batch::Ranking& ranking,
                                             const std::string& path);

}  // namespace paddock
