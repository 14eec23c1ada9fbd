#pragma once
#include <linux/filter.h>

#include <span>

#include "paddock/result.hpp"

namespace paddock::native {

/// The filter for this kernel and machine: compiled by libseccomp on the first call, kept as long as the process lives.
/// Errors: unavailable, when the kernel has no filters or libseccomp does not know the machine.
[[nodiscard]] Result<std::span<const sock_filter>> seccomp_program();

}  // namespace paddock::native
