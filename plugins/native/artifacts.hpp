#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "paddock/execution.hpp"

namespace paddock::native {

/// A name as it is printed and written: bytes that are no printable ASCII, and '%', '/' and '\', as %XX; a leading '-'
/// too. Two different names stay different.
[[nodiscard]] std::string safe_name(std::string_view name);

struct Collected {
    std::vector<Artifact> artifacts;  ///< by path
    std::string problem;              ///< one sentence on the first that could not be taken; empty when all were
};

/// What is taken at most. A sparse file, or a second link to one, counts by its size though it occupies nothing.
struct ArtifactBounds {
    std::size_t files = 0;
    std::uint64_t bytes = 0;  ///< of all together
};

/// What the dead program left in `folder` (its /output, opened inside): regular files only, within `bounds` and 32
/// folders deep, without following a link or opening a fifo. Copied below `to` when that is not empty,
/// where a file of the same name is replaced and no link is followed. One that can't be taken does not keep the others.
[[nodiscard]] Collected collect_artifacts(int folder, const std::string& to, const ArtifactBounds& bounds);

}  // namespace paddock::native
