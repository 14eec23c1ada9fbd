#include "confine.hpp"

namespace paddock::native {

void confine(const Plan& plan, const ChildEnds& ends) noexcept {
    Proof proof;
    keep_only(ends);
    reset_signals();
    await_go(ends.channel);
    leave_real_time(ends.channel);
    join_cgroups(ends);
    enter_namespaces(ends.channel);
    become_inner_user(plan, ends.channel);
    die_with_parent(plan, ends.channel, proof);
    const int proc = build_root(plan, ends);
    look_at_network(proof);
    drop_privileges(plan, ends.channel);
    run_init(plan, ends, proc, proof);
}

}  // namespace paddock::native
