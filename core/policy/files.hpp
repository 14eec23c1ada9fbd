// Private to core/policy: where the text of a policy comes from.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "paddock/result.hpp"

namespace paddock::detail {

/// One policy's text, and what is needed to follow its `extends`.
struct PolicyText {
    std::string file;              ///< for messages: the path as given, or "<default>" for a shipped one
    std::string identity;          ///< equal for two ways to one file; empty for text at hand
    std::filesystem::path folder;  ///< where relative paths begin
    std::string text;
};

inline constexpr std::size_t kMostPolicyBytes = 1024 * 1024;

/// Errors: not_found, permission_denied, io, invalid_policy (too large); the message begins with the path.
[[nodiscard]] Result<PolicyText> read_policy_file(const std::filesystem::path& path);
/// Whether the text is meant as a path: with a slash in it, or ending in ".toml".
[[nodiscard]] bool looks_like_path(std::string_view name_or_path);
/// A shipped policy by name. Errors: not_found, with the names that there are.
[[nodiscard]] Result<PolicyText> shipped_policy(std::string_view name);

}  // namespace paddock::detail
