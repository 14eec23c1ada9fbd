#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "paddock/result.hpp"
#include "paddock/review_log.hpp"

namespace paddock::app {

/// XDG Base Directory Specification: $XDG_CACHE_HOME/paddock, else ~/.cache/paddock. None without a home.
[[nodiscard]] std::optional<std::filesystem::path> cache_folder();

/// Where decisions of `paddock review` are kept: --approvals, else $PADDOCK_APPROVALS, else
/// $XDG_STATE_HOME/paddock/approvals.jsonl, else ~/.local/state/paddock/approvals.jsonl. Never beside the strategy.
/// None for "none", and without a home. Errors: invalid_argument for an empty or a relative $PADDOCK_APPROVALS.
[[nodiscard]] Result<std::optional<std::filesystem::path>> approvals_path(const std::string& flag);

/// The decisions that count for a command with this --approvals. Errors: invalid_argument; not_found, when the file was
/// named and is not there.
[[nodiscard]] Result<ReviewLog> load_reviews(const std::string& approvals_flag);

inline constexpr const char* kApprovalsHelp =
    "the file with the decisions of `paddock review`; none: no decision counts (else $PADDOCK_APPROVALS, else "
    "~/.local/state/paddock/approvals.jsonl)";

}  // namespace paddock::app
