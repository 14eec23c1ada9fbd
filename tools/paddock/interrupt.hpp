#pragma once
#include <atomic>
#include <csignal>
#include <stop_token>
#include <thread>

namespace paddock::app {

/// Turns SIGINT, SIGTERM and SIGHUP into a stop request while it lives. The signals are blocked and read from a
/// descriptor, so no handler runs; a backend gives its children an empty signal mask, as it gives them all else.
/// Made before other threads, which inherit the mask. Throws std::system_error when the kernel has no descriptor left.
class InterruptWatch {
public:
    InterruptWatch();
    ~InterruptWatch();
    InterruptWatch(const InterruptWatch&) = delete;
    InterruptWatch& operator=(const InterruptWatch&) = delete;

    [[nodiscard]] std::stop_token token() const { return stop_.get_token(); }
    [[nodiscard]] int signal() const noexcept { return signal_; }  ///< the first that came, 0: none

private:
    void watch();

    std::stop_source stop_;
    std::atomic<int> signal_{0};
    sigset_t before_{};
    int signals_ = -1;  ///< signalfd
    int end_ = -1;      ///< eventfd: the watch is over
    std::thread thread_;
};

}  // namespace paddock::app
