#pragma once
#include <string>
#include <vector>

#include "plan.hpp"

namespace paddock::native {

/// The ABI that this kernel has (landlock(7)), 0 when there is none; asked of the kernel, not guessed from its version.
[[nodiscard]] int landlock_abi() noexcept;

/// What of the new root may be used for what.
[[nodiscard]] std::vector<LandlockRule> landlock_rules(const std::vector<Bind>& binds);

}  // namespace paddock::native
