#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "paddock/policy.hpp"
#include "parse/syntax_tree.hpp"

namespace paddock {

/// A place that is fine inside a string or a comment and nowhere else; settled once the tree is there. Small: a text
/// may have as many as it has bytes.
struct Suspicion {
    enum class Why : std::uint8_t { tab_after_spaces, form_feed, control, false_blank };
    std::uint32_t offset = 0;
    std::uint8_t length = 1;
    Why why = Why::control;

    /// Fine between brackets as well.
    [[nodiscard]] bool is_indentation() const { return why == Why::tab_after_spaces || why == Why::form_feed; }
};

/// What a suspicion that holds is told as.
[[nodiscard]] TextProblem problem_of(const Suspicion& suspicion, std::string_view text, const LineTable& lines);

struct TextChecks {
    std::vector<TextProblem> problems;  ///< any of these rejects
    std::vector<Suspicion> suspicions;
    bool parseable = true;  ///< false: nothing further can be said of this text
};

/// What CPython reads otherwise than the grammar does, or not at all: encodings, NUL bytes, lone carriage returns,
/// bidirectional controls, blanks that are none (PEP 263, PEP 672, "Trojan Source" 2021).
[[nodiscard]] TextChecks check_text(std::string_view text, const LineTable& lines, const ValidatorLimits& limits);

}  // namespace paddock
