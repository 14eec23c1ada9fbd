#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "paddock/policy.hpp"
#include "parse/syntax_tree.hpp"

namespace paddock {

/// A place that is fine inside a string or a comment and nowhere else; settled once the tree is there.
struct Suspicion {
    std::uint32_t offset = 0;
    std::uint32_t length = 1;
    bool is_indentation = false;  ///< fine between brackets as well
    std::string message;
    std::string advice;
};

struct TextChecks {
    std::vector<TextProblem> problems;  ///< any of these rejects
    std::vector<Suspicion> suspicions;
    bool parseable = true;  ///< false: nothing further can be said of this text
};

/// What CPython reads otherwise than the grammar does, or not at all: encodings, NUL bytes, lone carriage returns,
/// bidirectional controls, blanks that are none (PEP 263, PEP 672, "Trojan Source" 2021).
[[nodiscard]] TextChecks check_text(std::string_view text, const std::vector<std::uint32_t>& line_starts,
                                    const ValidatorLimits& limits);

}  // namespace paddock
