#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "paddock/policy.hpp"

namespace paddock::bench {

/// Python sources, in memory before any clock runs.
struct Corpus {
    std::string name;
    std::vector<std::string> files;
    std::size_t bytes = 0;
    std::size_t left_out = 0;  ///< files on which the engine stops early, which would flatter it
};

/// Every .py file below `folder`, in the order of its path, but for packages installed inside it. Files that go over a
/// limit of `limits` while they are read, or that are no UTF-8, are left out and counted: neither side is to read them.
/// Empty when there is no such folder.
[[nodiscard]] Corpus read_corpus(std::string name, const std::string& folder, const ValidatorLimits& limits);

/// One file of at most `bytes`, less by the length of the shortest source at most: sources of `from`, one after
/// another, those that still fit, over and over. Sources that can only stand first in a file (a byte order mark, a
/// future statement) are passed over. Left out when it goes over a limit.
[[nodiscard]] Corpus joined_corpus(std::string name, std::size_t bytes, const Corpus& from,
                                   const ValidatorLimits& limits);

}  // namespace paddock::bench
