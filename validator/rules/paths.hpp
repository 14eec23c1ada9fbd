#pragma once
#include <string_view>
#include <vector>

#include "facts/facts.hpp"
#include "paddock/policy.hpp"

namespace paddock {

enum class Access { read, write, both };

/// `path` against a pattern of [io]: `**` spans slashes, `*` and `?` do not. A path with "." or ".." in it, or one that
/// is not absolute, matches nothing.
[[nodiscard]] bool matches_path(std::string_view pattern, std::string_view path);

/// The expression is known to be nothing but literal paths that the policy's [io] allows.
[[nodiscard]] bool is_allowed_path(const Facts& facts, const Policy& policy, Site expression, Access access);

/// What a call of builtin open() with these arguments does, by its literal mode; `both` when that is not known.
[[nodiscard]] Access access_of_open(const Facts& facts, Site call);

/// True when this read of the name `open` is a call whose path the policy allows.
[[nodiscard]] bool is_allowed_open(const Facts& facts, const Policy& policy, Site read);

}  // namespace paddock
