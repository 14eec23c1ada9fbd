#pragma once
#include <compare>
#include <string>

namespace paddock {

/// The bytes of one strategy, as they were read once. What is judged and what runs are these, never the path again.
struct SourceText {
    std::string name;   ///< for messages: the path as the user gave it, or "<stdin>"
    std::string bytes;  ///< unchanged; not necessarily UTF-8, may be empty
};

/// A span of source. Lines and columns count from 1, columns in code points; the end is one past the last character.
/// All zero when a finding belongs to the file as a whole.
struct SourceRange {
    int line = 0;
    int column = 0;
    int end_line = 0;
    int end_column = 0;

    friend auto operator<=>(const SourceRange&, const SourceRange&) = default;
};

}  // namespace paddock
