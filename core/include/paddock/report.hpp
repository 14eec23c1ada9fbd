#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "paddock/execution.hpp"
#include "paddock/judgement.hpp"

namespace paddock {

/// Where a code cell of a notebook begins in the source that was judged.
struct NotebookCell {
    int number = 0;      ///< among all cells of the notebook, from 1
    int first_line = 0;  ///< of Judgement::source, from 1
};

/// One judged file, or why it could not be judged.
struct CheckedFile {
    std::string path;
    Judgement judgement;              ///< of an unreadable file: unreadable_judgement()
    std::string error;                ///< not empty: unreadable; counted as not approved
    std::vector<NotebookCell> cells;  ///< of a notebook, by line; empty: the lines are the file's own
    /// With --baseline: for each finding, whether the baseline has it. Empty without one.
    std::vector<bool> known;

    /// Not approved, and nothing in it that the baseline does not have.
    [[nodiscard]] bool is_known() const;
};

/// A line as a person finds it: in the file, or in one cell of a notebook.
struct ShownLine {
    int cell = 0;  ///< 0: no notebook
    int line = 0;  ///< from 1; 0: the file as a whole
};
[[nodiscard]] ShownLine shown_line(const CheckedFile& file, int line);

/// What `check` counted. Kept instead of the files, so that memory does not grow with their number.
struct CheckTotals {
    std::size_t approved = 0;
    std::size_t review = 0;
    std::size_t rejected = 0;    ///< judged and rejected
    std::size_t unreadable = 0;  ///< not judged; not in `rejected`
    std::size_t known = 0;       ///< not approved, with findings of the baseline alone; in none of the others
    std::size_t findings = 0;
    std::string policy;  ///< name of the policy that all were judged under

    void add(const CheckedFile& file);
    [[nodiscard]] std::size_t files() const noexcept { return approved + review + rejected + unreadable + known; }
};

/// A run as it is reported: the backend's word, with the judgement beside it.
struct RunReport {
    ExecutionResult result;
    std::string run_id;
    std::string backend_name;
    std::string backend_version;  ///< empty: the plugin was not loaded, for nothing was to run
    Limits limits;
    const Judgement* judgement = nullptr;  ///< not owned; null with --skip-validation
};

/// How text is shown. Colour is ANSI, for terminals.
struct TextStyle {
    bool colour = false;
    bool verbose = false;  ///< digests, recommendations, controls
    bool quiet = false;    ///< one line for each finding, nothing for an approved file, no summary
};

/// The rejecting judgement of a file that could not be read: one critical finding of rule `unreadable`, no points.
[[nodiscard]] Judgement unreadable_judgement(std::string_view path, std::string_view reason);

/// A head line `path: REJECTED  score 60 (medium)  2 findings`, then for each finding `path:line:column: rule, points:
/// message`, the source line with a caret, and the advice. Control characters of the strategy's are made visible, so
/// that no escape sequence of theirs reaches the terminal.
[[nodiscard]] std::string text_of_check(const CheckedFile& file, const TextStyle& style);
[[nodiscard]] std::string text_of_judgement(std::string_view path, const Judgement& judgement, const TextStyle& style);
[[nodiscard]] std::string text_of_summary(const CheckTotals& totals, const TextStyle& style);
/// What became of the run, in a few lines; not what the program printed.
[[nodiscard]] std::string text_of_run(const RunReport& report, const TextStyle& style);

/// SPEC section 7. `check --format json` is an array of {path, validation}, with `error` where a file could not be
/// read; jsonl has one of these a line. `run --format json` is one object.
[[nodiscard]] std::string json_of_check(const CheckedFile& file, bool indented);
[[nodiscard]] std::string json_of_run(const RunReport& report);
/// The same piece by piece: what the program printed can be many megabytes, and its text six times that.
void write_json_of_run(const RunReport& report, const std::function<void(std::string_view)>& sink);

/// `bytes` as UTF-8, each maximal bad sequence replaced by U+FFFD (Unicode 15, section 3.9, "substitution of maximal
/// subparts").
[[nodiscard]] std::string to_valid_utf8(std::string_view bytes);

/// `text` with what a terminal could act on made visible: C0, DEL, C1 and bidirectional controls and the other format
/// characters (\x1b, \u202e), and bytes that are no UTF-8 (\xff). Newlines and tabs are kept when `keep_lines`.
[[nodiscard]] std::string printable(std::string_view text, bool keep_lines);

}  // namespace paddock
