#include "interrupt.hpp"

#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <system_error>

namespace paddock::app {

InterruptWatch::InterruptWatch() {
    sigset_t interrupts;
    ::sigemptyset(&interrupts);
    ::sigaddset(&interrupts, SIGINT);
    ::sigaddset(&interrupts, SIGTERM);
    ::sigaddset(&interrupts, SIGHUP);
    ::pthread_sigmask(SIG_BLOCK, &interrupts, &before_);
    signals_ = ::signalfd(-1, &interrupts, SFD_CLOEXEC | SFD_NONBLOCK);
    end_ = ::eventfd(0, EFD_CLOEXEC);
    if (signals_ < 0 || end_ < 0) {
        const int reason = errno;
        ::close(signals_);
        ::close(end_);
        throw std::system_error(reason, std::generic_category(), "a descriptor to wait for signals");
    }
    thread_ = std::thread([this] { watch(); });
}

InterruptWatch::~InterruptWatch() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = ::write(end_, &one, sizeof one);  // an eventfd at 0 takes a 1
    thread_.join();
    ::close(signals_);
    ::close(end_);
    // Signals that came and were told are gone from the descriptor, so that none ends us now, before the report.
    ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void InterruptWatch::watch() {
    for (;;) {
        std::array<pollfd, 2> waiting{{{signals_, POLLIN, 0}, {end_, POLLIN, 0}}};
        if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) {
            return;
        }
        signalfd_siginfo info{};
        while (::read(signals_, &info, sizeof info) == static_cast<ssize_t>(sizeof info)) {
            int none = 0;
            signal_.compare_exchange_strong(none, static_cast<int>(info.ssi_signo));
            stop_.request_stop();
        }
        if (waiting[1].revents != 0) {
            return;
        }
    }
}

}  // namespace paddock::app
