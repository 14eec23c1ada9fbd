#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "paddock/result.hpp"
#include "paddock/source.hpp"

namespace paddock::app {

/// The most that is read of one source. The validator's own limit is far below and ends in a finding; this one keeps a
/// device or an endless pipe from filling the memory.
inline constexpr std::uint64_t kMaxSourceBytes = 64ULL << 20;

/// Reads a file once, whole; "-" is standard input, called `stdin_name`.
/// Errors: not_found, permission_denied, io (a folder, too large, a read error).
[[nodiscard]] Result<SourceText> read_source(const std::string& path, std::string_view stdin_name);

/// One thing to judge, or why it cannot be.
struct SourcePath {
    std::string path;
    std::string error;  ///< not empty: it is not there, or cannot be looked into
};

/// What counts as a source in a folder.
enum class SourceKinds { python, python_and_notebooks };

/// Files as given, folders as their *.py files (and *.ipynb), sorted by path; folders behind symbolic links are left
/// out. "-" stays.
[[nodiscard]] std::vector<SourcePath> find_sources(const std::vector<std::string>& paths,
                                                   SourceKinds kinds = SourceKinds::python);

}  // namespace paddock::app
