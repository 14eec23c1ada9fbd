#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "paddock/source.hpp"

namespace paddock {

/// A source line as a terminal shows it, and where the marked range lies in it.
struct Excerpt {
    std::string line;           ///< printable; tabs as spaces; cut around the mark when it is long
    std::size_t indent = 0;     ///< terminal cells before the mark
    std::size_t underline = 0;  ///< cells of the mark; 0: there is no such line
};

/// Where the lines of a source begin. Keeps a view of the source, which has to outlive it.
class SourceLines {
public:
    explicit SourceLines(std::string_view source);
    /// The first line of `where`, marked.
    [[nodiscard]] Excerpt excerpt(const SourceRange& where) const;

private:
    std::string_view source_;
    std::vector<std::size_t> begins_;
};

}  // namespace paddock
