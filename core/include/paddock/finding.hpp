#pragma once
#include <string>

#include "paddock/source.hpp"

namespace paddock {

/// One thing that a rule saw. The rule brings the evidence, the policy the price.
struct Finding {
    std::string rule;       ///< id, "denied-module"; keeps its meaning across releases
    std::string message;    ///< one sentence that names what is reached, not how it is spelled
    std::string advice;     ///< what to write instead; may be empty
    SourceRange where;      ///< lines and columns from 1, columns in code points; the end is one past the last
    int points = 0;         ///< 0 or more: what it added to the score, after caps
    bool critical = false;  ///< rejects whatever the score
};

}  // namespace paddock
