// The system call filter as it is made when paddock is built; needs libseccomp. What runs has seccomp.hpp.
#pragma once
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <seccomp.h>

#include <string>
#include <vector>

#include "seccomp.hpp"

namespace paddock::native {

/// How a refused call is answered.
enum class FilterVariant {
    counted,  ///< by the notifier, which counts it: EPERM, or the end of the run
    plain     ///< by the kernel alone: EPERM, or SIGSYS for the process that called
};

/// libseccomp takes no SCMP_ACT_NOTIFY as its default, so these stand in for what they become (answer_of()).
inline constexpr std::uint32_t kStandInRefuse = SCMP_ACT_TRACE(1), kStandInKill = SCMP_ACT_TRACE(2);

/// What becomes of a call that fits all conditions. A call that no rule fits is refused.
struct FilterRule {
    std::uint32_t action = kStandInRefuse;  ///< SCMP_ACT_*, or a stand-in
    const char* name = nullptr;
    std::vector<scmp_arg_cmp> conditions;
};
[[nodiscard]] std::vector<FilterRule> filter_rules();

/// The filter for the machine that builds. Throws std::runtime_error when libseccomp refuses.
[[nodiscard]] std::vector<sock_filter> make_filter(FilterVariant variant);

/// By number; "" where there is no such call.
[[nodiscard]] std::vector<std::string> system_call_names();

/// Calls that end a run, ascending.
[[nodiscard]] std::vector<int> killing_calls();

}  // namespace paddock::native
