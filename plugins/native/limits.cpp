// Threat: one run takes what others need: processes, descriptors, locked memory, core files.
#include <sched.h>

#include "confine.hpp"
#include "sys.hpp"

#if !defined(SCHED_DEADLINE)
#define SCHED_DEADLINE 6  // sched(7), in <linux/sched.h>, which fights with <sched.h>
#endif

namespace paddock::native {

void set_resource_limits(const Plan& plan, int channel) noexcept {
    for (const ResourceLimit& limit : plan.resource_limits) {
        struct {
            std::uint64_t soft, hard;
        } current{}, wanted{};
        check(channel, Step::resource_limits, syscall(SYS_prlimit64, 0, limit.resource, nullptr, &current));
        wanted.hard = limit.value < current.hard ? limit.value : current.hard;  // raising it would need a capability
        wanted.soft = wanted.hard;
        if (current.soft == wanted.soft && current.hard == wanted.hard) {
            continue;  // gVisor of 2022 lets nobody set some of them, not even to what they are
        }
        check(channel, Step::resource_limits, syscall(SYS_prlimit64, 0, limit.resource, &wanted, nullptr));
    }
}

/// A caller at a real-time priority would hand it on, and a program there starves the machine. Before the cgroups are
/// joined: that of cpu takes no such process.
void leave_real_time(int channel) noexcept {
    const long policy = check(channel, Step::resource_limits, syscall(SYS_sched_getscheduler, 0));
    if (policy == SCHED_FIFO || policy == SCHED_RR || policy == SCHED_DEADLINE) {
        const sched_param ordinary{};
        check(channel, Step::resource_limits, syscall(SYS_sched_setscheduler, 0, SCHED_OTHER, &ordinary));
    }
}

/// The init too: what it does for the program (answering refused calls) is not to happen on processors of others.
void keep_to_processors(const Plan& plan, int channel) noexcept {
    if (plan.cpu_count > 0) {
        check(channel, Step::resource_limits, syscall(SYS_sched_setaffinity, 0, sizeof(plan.cpus), &plan.cpus));
    }
}

}  // namespace paddock::native
