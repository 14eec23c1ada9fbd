// Threat: the kernel's own surface (seccomp_rules.cpp has the lists and their reasons), and an attempt nobody hears of.
#include "seccomp.hpp"

#include <linux/seccomp.h>

#include <algorithm>

#include "confine.hpp"
#include "sys.hpp"

namespace paddock::native {
namespace {

constexpr unsigned long kWaitKillable = 1UL << 5;  // SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV, Linux 5.19

long load(std::span<const sock_filter> filter, unsigned long flags) noexcept {
    const sock_fprog program{.len = static_cast<unsigned short>(filter.size()),
                             .filter = const_cast<sock_filter*>(filter.data())};
    return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program);
}

}  // namespace

std::string_view refusal_name(std::size_t index) noexcept {
    if (index == Refusals::kForeignEntry) {
        return "an i386 or x32 entry";
    }
    const bool named = index < kSystemCallNames.size() && !kSystemCallNames[index].empty();
    return named ? kSystemCallNames[index] : "a call without a name";
}

bool ends_run(std::size_t index) noexcept {
    return index == Refusals::kForeignEntry ||
           std::binary_search(kKillingCalls.begin(), kKillingCalls.end(), static_cast<int>(index));
}

/// EBUSY: a container's manager above listens already, and the kernel has one listener per process; EINVAL: an older
/// kernel. The calls are refused either way, and the proof says whether they are counted.
int filter_system_calls(const Plan& plan, int channel) noexcept {
    if (!plan.on.seccomp) {
        return -1;  // the plan's controls say so, and a run that requires it was refused
    }
    long listener = load(kCountedFilter, SECCOMP_FILTER_FLAG_NEW_LISTENER | kWaitKillable);
    if (listener < 0 && errno == EINVAL) {
        listener = load(kCountedFilter, SECCOMP_FILTER_FLAG_NEW_LISTENER);
    }
    if (listener < 0 && (errno == EBUSY || errno == EINVAL)) {
        check(channel, Step::seccomp, load(kPlainFilter, 0));
        return -1;
    }
    return static_cast<int>(check(channel, Step::seccomp, listener));
}

}  // namespace paddock::native
