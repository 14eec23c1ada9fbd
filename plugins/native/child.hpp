#pragma once
#include <sys/resource.h>
#include <sys/types.h>

#include <array>
#include <optional>

#include "cgroup.hpp"
#include "confine.hpp"
#include "files.hpp"
#include "paddock/result.hpp"
#include "plan.hpp"

namespace paddock::native {

/// The first process of a sandbox, seen from outside. Its end is the end of the whole tree.
class Child {
public:
    Child() = default;
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child();  ///< kills and waits, when that was not done yet

    /// Clones into `plan`'s namespaces; the new process waits for release().
    /// Errors: unavailable, permission_denied, with what the machine's owner can do.
    [[nodiscard]] Result<void> start(const Plan& plan, const RunCgroups& groups, Refusals& refusals);
    /// One byte: the process inside that waits for it carries on. False when there is none any more.
    bool release() noexcept;
    /// The next message, if one is there; `folders` are filled with those that came with it.
    [[nodiscard]] std::optional<Message> receive(std::array<Descriptor, kReadyDescriptors>& folders);
    /// Kills the tree: it is process 1 of its PID namespace.
    void kill() noexcept;
    /// Waits for the last process of the tree; `usage` is the tree's.
    void wait(rusage& usage) noexcept;

    [[nodiscard]] pid_t pid() const noexcept { return pid_; }
    [[nodiscard]] int pidfd() const noexcept { return pidfd_.get(); }
    [[nodiscard]] int channel() const noexcept { return channel_.get(); }
    [[nodiscard]] Descriptor take_out() noexcept { return std::move(out_); }
    [[nodiscard]] Descriptor take_err() noexcept { return std::move(err_); }

private:
    pid_t pid_ = -1;
    bool gone_ = false;
    Descriptor pidfd_, channel_, out_, err_;
};

}  // namespace paddock::native
