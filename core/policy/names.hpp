// Private to core/policy: what the words in a policy may look like. All are ASCII: Python folds identifiers by NFKC, so
// an entry in any other spelling might never match.
#pragma once
#include <string_view>

namespace paddock::detail {

/// "_os".
[[nodiscard]] bool is_identifier(std::string_view text);
/// "numpy.ctypeslib".
[[nodiscard]] bool is_dotted_name(std::string_view text);
/// "pandas.read_*", "*.to_pickle": a dotted name in which `*` stands for any letters, digits and underscores.
[[nodiscard]] bool is_call_pattern(std::string_view text);
/// "no-martingale": lower-case words with single hyphens between, at most 64 characters.
[[nodiscard]] bool is_rule_id(std::string_view text);
/// "/data/**": absolute, without "..", empty parts or control characters.
[[nodiscard]] bool is_path_pattern(std::string_view text);
/// "/usr/bin/python3": as is_path_pattern(), without wildcards.
[[nodiscard]] bool is_absolute_path(std::string_view text);
/// "paddock-sandbox:latest": cannot be taken for an option or for two arguments.
[[nodiscard]] bool is_image_name(std::string_view text);
/// "docker", "/usr/bin/podman": no option, no relative path, nothing that a shell would read otherwise.
[[nodiscard]] bool is_program_name(std::string_view text);
/// Without control characters, not empty, at most 100 bytes.
[[nodiscard]] bool is_policy_name(std::string_view text);

}  // namespace paddock::detail
