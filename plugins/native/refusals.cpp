#include "refusals.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <new>
#include <string>
#include <tuple>

namespace paddock::native {

RefusalPage::RefusalPage() noexcept {
    void* memory = mmap(nullptr, sizeof(Refusals), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory != MAP_FAILED) {
        refusals_ = new (memory) Refusals;
    }
}

RefusalPage::~RefusalPage() {
    if (refusals_ != nullptr) {
        munmap(refusals_, sizeof(Refusals));
    }
}

void RefusalPage::clear() noexcept {
    for (std::atomic<std::uint64_t>& count : refusals_->counts) {
        count.store(0, std::memory_order_relaxed);
    }
}

bool RefusalPage::ended_run() const noexcept {
    return refusals_->ended_run.load(std::memory_order_relaxed);
}

std::vector<IsolationEvent> RefusalPage::events() const {
    return events_of(*refusals_);
}

std::vector<IsolationEvent> events_of(const Refusals& refusals) {
    std::vector<IsolationEvent> events;
    for (std::size_t index = 0; index < refusals.counts.size(); ++index) {
        const std::uint64_t count = refusals.counts[index].load(std::memory_order_relaxed);
        if (count > 0) {
            events.push_back({.syscall = std::string(refusal_name(index)),
                              .count = count,
                              .action = ends_run(index) ? "killed" : "EPERM"});
        }
    }
    std::sort(events.begin(), events.end(), [](const IsolationEvent& a, const IsolationEvent& b) {
        return std::tuple(a.action != "killed", a.syscall) < std::tuple(b.action != "killed", b.syscall);
    });
    return events;
}

}  // namespace paddock::native
