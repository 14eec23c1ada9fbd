#pragma once
#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace paddock::app {

/// A queue between threads that holds back who puts into it. Bounded by number and by weight (bytes); what is heavier
/// than the bound goes in alone.
template <typename T>
class BoundedQueue {
public:
    BoundedQueue(std::size_t most, std::size_t heaviest) : most_(most), heaviest_(heaviest) {}

    /// Waits for room, and when there is none until half is free: who fills the queue then works for some time, rather
    /// than waking for each that goes. False: the queue was closed, and `item` is not in it.
    bool push(T item, std::size_t weight) {
        std::unique_lock lock(mutex_);
        const auto fits = [&] { return items_.empty() || (items_.size() < most_ && weight_ + weight <= heaviest_); };
        if (!closed_ && !fits()) {
            ++held_back_;
            urgent_.notify_all();
            room_.wait(lock, [&] { return closed_ || (half_free() && fits()); });
            --held_back_;
        }
        if (closed_) {
            return false;
        }
        items_.emplace_back(std::move(item), weight);
        weight_ += weight;
        came_.notify_one();
        return true;
    }

    /// Waits for an item. Nothing: the queue is closed and empty.
    std::optional<T> pop() {
        std::unique_lock lock(mutex_);
        came_.wait(lock, [&] { return closed_ || !items_.empty(); });
        return items_.empty() ? std::nullopt : std::optional<T>(take());
    }

    /// All there is: after at most `patience` for the first, and `gather` for what else comes, unless somebody is held
    /// back. Empty after `patience`, or when the queue is over.
    std::vector<T> pop_all(std::chrono::milliseconds patience, std::chrono::milliseconds gather) {
        std::unique_lock lock(mutex_);
        if (came_.wait_for(lock, patience, [&] { return closed_ || !items_.empty(); })) {
            urgent_.wait_for(lock, gather, [&] { return closed_ || held_back_ > 0; });
        }
        std::vector<T> all;
        while (!items_.empty()) {
            all.push_back(take());
        }
        return all;
    }

    /// Nothing goes in any more; what is in can still be taken.
    void close() {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        came_.notify_all();
        room_.notify_all();
        urgent_.notify_all();
    }

    [[nodiscard]] bool half_full() const {
        const std::lock_guard lock(mutex_);
        return items_.size() >= std::max<std::size_t>(most_ / 2, 1);
    }

    [[nodiscard]] bool over() const {
        const std::lock_guard lock(mutex_);
        return closed_ && items_.empty();
    }

private:
    T take() {
        T item = std::move(items_.front().first);
        weight_ -= items_.front().second;
        items_.pop_front();
        if (half_free()) {
            room_.notify_all();
        }
        return item;
    }

    [[nodiscard]] bool half_free() const { return items_.size() <= most_ / 2; }

    std::size_t most_;
    std::size_t heaviest_;
    mutable std::mutex mutex_;
    std::condition_variable came_;    ///< an item, or the end
    std::condition_variable room_;    ///< half of it, or the end
    std::condition_variable urgent_;  ///< who gathers has to hurry
    std::size_t held_back_ = 0;
    std::deque<std::pair<T, std::size_t>> items_;
    std::size_t weight_ = 0;
    bool closed_ = false;
};

}  // namespace paddock::app
