#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "paddock/result.hpp"
#include "paddock/review_log.hpp"

namespace paddock {

/// What the first line names as the one before.
[[nodiscard]] std::string no_line_before();

/// The line of a decision, with its end. `entry` counts from 1; `previous` is the digest in the line before.
[[nodiscard]] std::string review_line(const ReviewDecision& decision, std::size_t entry, std::string_view previous);

struct ReviewLines {
    std::vector<ReviewDecision> decisions;
    std::string head;
};

/// Reads the file's text and checks the chain. Errors: invalid_argument, "line 3: what is wrong".
[[nodiscard]] Result<ReviewLines> read_review_lines(std::string_view text);

}  // namespace paddock
