#pragma once
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "paddock/policy.hpp"
#include "paddock/result.hpp"

namespace paddock {

/// Words of later stages that a policy may use, handed in so that the core need not know them.
struct PolicyVocabulary {
    std::vector<std::string_view> rules;  ///< ids of the built-in rules: what [points], [caps] and [calls] may name
};

/// A policy shipped inside the program.
struct ShippedPolicy {
    std::string_view name;  ///< "classic", "default", "strict"
    std::string_view text;  ///< TOML
};
[[nodiscard]] std::span<const ShippedPolicy> shipped_policies();

/// How `extends` merges: the base is read first, then the file over it. Numbers, words and texts of the file replace
/// the base's, key by key. Lists are united; "!entry" first takes that entry of the base out, wherever it stands in the
/// list (one that is not there changes nothing and is kept in Policy::idle_entries). Which of two names decides is
/// settled at lookup, by ModuleLists. A [[rule]] takes the place of an inherited one of the same id; [points] and
/// [caps] may name own rules too. A file without `extends` begins with empty lists and the values of the Policy struct.

/// Loads a shipped policy by name, or a file when `name_or_path` has a slash, ends in .toml, or names a file that
/// exists while no shipped policy is called so. `extends` names a shipped policy or a file relative to the file that
/// says it. Errors: not_found; invalid_policy, "file:line:column: key: what was found, and what to write instead", with
/// the nearest valid key for an unknown one.
[[nodiscard]] Result<Policy> load_policy(std::string_view name_or_path, const PolicyVocabulary& vocabulary);

/// The same for text at hand; `origin` stands in messages in place of a file name. Relative `extends` are from
/// `folder`.
[[nodiscard]] Result<Policy> parse_policy(std::string_view text, std::string_view origin,
                                          const std::filesystem::path& folder, const PolicyVocabulary& vocabulary);

/// Which policy a command uses: `flag` (--policy) else `variable` ($PADDOCK_POLICY) else the nearest paddock.toml from
/// `working_directory` upward, else "default". A paddock.toml beside a judged file counts only if it lies on that way.
[[nodiscard]] std::string choose_policy(std::string_view flag, std::string_view variable,
                                        const std::filesystem::path& working_directory);

/// A paddock.toml that was found, and not named by the caller, has to belong to the caller or to root, and so has its
/// folder; neither may be open to others' writing. Threat: a paddock.toml laid into /tmp or a shared folder, which
/// loosens the policy or names another interpreter. Errors: permission_denied, with what to do.
[[nodiscard]] Result<void> check_found_policy(const std::filesystem::path& path);

}  // namespace paddock
