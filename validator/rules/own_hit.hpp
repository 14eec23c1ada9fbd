#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "paddock/source.hpp"

namespace paddock {

/// One thing that a rule of a policy's own found, before its other conditions are asked.
struct OwnHit {
    std::uint32_t start = 0;  ///< bytes of the source; what the rule's other conditions have to lie in
    std::uint32_t end = 0;
    std::optional<SourceRange> shown;                       ///< when the finding points at a part of that
    std::map<std::string, std::string, std::less<>> texts;  ///< what captures and patterns found, by name
};

}  // namespace paddock
