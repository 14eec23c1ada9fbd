#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "paddock/execution.hpp"
#include "paddock/judgement.hpp"

namespace paddock {

/// One judged file, or why it could not be judged.
struct CheckedFile {
    std::string path;
    Judgement judgement;
    std::string error;  ///< not empty: unreadable; counted as not approved
};

/// A run as it is reported: the backend's word, with the judgement beside it.
struct RunReport {
    ExecutionResult result;
    std::string run_id;
    std::string backend_name;
    std::string backend_version;
    Limits limits;
    const Judgement* judgement = nullptr;  ///< not owned; null with --skip-validation
};

/// How text is shown. Colour is ANSI, for terminals.
struct TextStyle {
    bool colour = false;
    bool verbose = false;
    bool quiet = false;
};

/// The source line with a caret, points, advice, and a summary at the end of `check`. Control characters of the
/// strategy's are made visible, so that no escape sequence of theirs reaches the terminal.
[[nodiscard]] std::string text_of_judgement(std::string_view path, const Judgement& judgement, const TextStyle& style);
[[nodiscard]] std::string text_of_summary(const std::vector<CheckedFile>& files, const TextStyle& style);
[[nodiscard]] std::string text_of_run(const RunReport& report, const TextStyle& style);

/// SPEC section 7. `check --format json` is an array of {path, validation}; `run --format json` one object.
[[nodiscard]] std::string json_of_check(const std::vector<CheckedFile>& files);
[[nodiscard]] std::string json_of_run(const RunReport& report);

/// `bytes` as UTF-8, each maximal bad sequence replaced by U+FFFD (Unicode 15, section 3.9, "substitution of maximal subparts").
[[nodiscard]] std::string to_valid_utf8(std::string_view bytes);

/// `text` with C0, DEL, C1 and bidirectional controls made visible (\x1b, \u202e); newlines and tabs are kept when `keep_lines`.
[[nodiscard]] std::string printable(std::string_view text, bool keep_lines);

}  // namespace paddock
