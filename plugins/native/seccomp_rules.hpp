// The system call filter as it is made when paddock is built; needs libseccomp. What runs has seccomp.hpp.
#pragma once
#include <linux/filter.h>
#include <linux/seccomp.h>

#include <string>
#include <vector>

#include "seccomp.hpp"

namespace paddock::native {

/// How a refused call is answered.
enum class FilterVariant {
    counted,  ///< by the notifier, which counts it: EPERM, or the end of the run
    plain     ///< by the kernel alone: EPERM, or SIGSYS for the process that called
};

/// The filter for the machine that builds. Throws std::runtime_error when libseccomp refuses.
[[nodiscard]] std::vector<sock_filter> make_filter(FilterVariant variant);

/// By number; "" where there is no such call.
[[nodiscard]] std::vector<std::string> system_call_names();

/// Calls that end a run, ascending.
[[nodiscard]] std::vector<int> killing_calls();

}  // namespace paddock::native
