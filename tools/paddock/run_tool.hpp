#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace paddock::app {

/// What a short-lived program of the machine's said.
struct ToolAnswer {
    int exit_code = -1;
    std::string output;  ///< standard output
    std::string errors;  ///< standard error
};

/// Runs `arguments[0]` (by PATH, or a path) for at most `patience`, without standard input. Nothing when it cannot be
/// started, or was killed for taking too long.
[[nodiscard]] std::optional<ToolAnswer> run_tool(const std::vector<std::string>& arguments,
                                                 std::chrono::seconds patience);

}  // namespace paddock::app
