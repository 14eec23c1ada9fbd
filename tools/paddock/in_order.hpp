#pragma once
#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace paddock::app {

/// Works on items 0..count-1 with up to `jobs` threads and hands the results to `take` one at a time and in order, so
/// that two runs print the same. At most `kAhead` results wait for a slow one. `take` returns false to end early.
/// `work` must not throw; what `take` throws is thrown here, after the threads have ended.
template <typename T>
class InOrder {
public:
    InOrder(std::size_t count, std::function<T(std::size_t)> work, std::function<bool(T&&)> take)
        : count_(count), work_(std::move(work)), take_(std::move(take)) {}

    void run(std::size_t jobs) {
        {
            std::vector<std::jthread> helpers;
            for (std::size_t job = 1; job < std::min(jobs, count_); ++job) {
                helpers.emplace_back([this] { take_part(); });
            }
            take_part();
        }
        if (failure_) {
            std::rethrow_exception(failure_);
        }
    }

private:
    static constexpr std::size_t kAhead = 256;

    void take_part() {
        for (;;) {
            const std::size_t index = next_.fetch_add(1, std::memory_order_relaxed);
            if (index >= count_ || !wait_for_room(index)) {
                return;
            }
            hand_over(index, work_(index));
        }
    }

    bool wait_for_room(std::size_t index) {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] { return ended_ || index < taken_ + kAhead; });
        return !ended_;
    }

    void hand_over(std::size_t index, T&& result) {
        const std::lock_guard lock(mutex_);
        waiting_.emplace(index, std::move(result));
        try {
            while (!ended_ && !waiting_.empty() && waiting_.begin()->first == taken_) {
                ended_ = !take_(std::move(waiting_.begin()->second));
                waiting_.erase(waiting_.begin());
                ++taken_;
            }
        } catch (...) {
            failure_ = std::current_exception();
            ended_ = true;
        }
        room_.notify_all();
    }

    std::size_t count_;
    std::function<T(std::size_t)> work_;
    std::function<bool(T&&)> take_;
    std::atomic<std::size_t> next_{0};
    std::mutex mutex_;
    std::condition_variable room_;
    std::map<std::size_t, T> waiting_;
    std::size_t taken_ = 0;
    bool ended_ = false;
    std::exception_ptr failure_;
};

}  // namespace paddock::app
