#pragma once
#include <vector>

#include "paddock/execution.hpp"
#include "seccomp.hpp"

namespace paddock::native {

/// By name; what ended the run stands first.
[[nodiscard]] std::vector<IsolationEvent> events_of(const Refusals& refusals);

/// The page in which the init inside counts what was refused, shared over clone3.
class RefusalPage {
public:
    RefusalPage() noexcept;
    RefusalPage(const RefusalPage&) = delete;
    RefusalPage& operator=(const RefusalPage&) = delete;
    ~RefusalPage();

    /// False when there was no memory for it.
    [[nodiscard]] explicit operator bool() const noexcept { return refusals_ != nullptr; }
    [[nodiscard]] Refusals& operator*() noexcept { return *refusals_; }
    /// What the set-up tried itself, to see that it is refused, does not count.
    void clear() noexcept;
    [[nodiscard]] bool ended_run() const noexcept;
    [[nodiscard]] std::vector<IsolationEvent> events() const;

private:
    Refusals* refusals_ = nullptr;
};

}  // namespace paddock::native
