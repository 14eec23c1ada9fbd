#pragma once
#include <chrono>
#include <string>
#include <vector>

#include "batch/database.hpp"
#include "batch_scheduler.hpp"
#include "console.hpp"

namespace paddock::app {

/// `[ 12/100] approved  ok        0.123 s  strategies/ema.py`, with the error behind it when there is one.
[[nodiscard]] std::string line_of_row(const batch::Row& row, const BatchProgress& progress);

/// The best `count` rows as a table, and why the others are not in it.
[[nodiscard]] std::string leaderboard(std::vector<batch::Row> rows, const batch::Ranking& ranking, std::size_t count);

/// How many of each verdict and status there are, and the rules that rejected.
[[nodiscard]] std::string batch_summary(const std::vector<batch::Row>& rows,
                                        const std::vector<batch::FindingCount>& rejected_by);

/// Shows a batch as it goes: a line that is drawn over and over on a terminal's standard error, else a line for each
/// strategy on standard output; with jsonl, its row. Removes its line when it goes.
class BatchView {
public:
    BatchView(Console& console, const std::string& format, bool quiet);
    ~BatchView();
    BatchView(const BatchView&) = delete;
    BatchView& operator=(const BatchView&) = delete;

    void show(const std::vector<batch::Row>& rows, const BatchProgress& progress);

private:
    void draw(const BatchProgress& progress);

    Console& console_;
    bool jsonl_;
    bool quiet_;
    bool draws_;
    bool drawn_ = false;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point last_{};
};

}  // namespace paddock::app
