// The docker client as a child process, or what stands in for it. Never through a shell; waited for by pidfd and our
// own clock, since Boost.Process 1.81's timed waits are unreliable (boostorg/process 69, 107, 347).
#pragma once
#include <boost/process/child.hpp>
#include <chrono>
#include <string>
#include <vector>

#include "files.hpp"
#include "paddock/result.hpp"

namespace paddock::docker {

using Clock = std::chrono::steady_clock;

/// One client that runs. Killed and waited for when its owner goes. Dies with the thread that started it.
class Client {
public:
    /// Starts `command` (by PATH, or an absolute path) with pipes on its standard streams.
    /// Errors: not_found with the package that has it; unavailable.
    [[nodiscard]] static Result<Client> start(const std::string& command, const std::vector<std::string>& arguments);
    Client(Client&&) = default;
    Client& operator=(Client&&) = default;
    ~Client();

    [[nodiscard]] int in() const noexcept { return in_.get(); }        ///< non-blocking
    [[nodiscard]] int out() const noexcept { return out_.get(); }      ///< non-blocking
    [[nodiscard]] int err() const noexcept { return err_.get(); }      ///< non-blocking
    [[nodiscard]] int pidfd() const noexcept { return pidfd_.get(); }  ///< readable once it has ended
    void close_in() noexcept { in_.reset(); }
    void close_out() noexcept { out_.reset(); }
    void close_err() noexcept { err_.reset(); }
    /// Waits for the end, until `deadline`. -1: it has not come, or its code is not known.
    int exit_code(Clock::time_point deadline);
    void kill() noexcept;

private:
    Client() = default;
    int wait();
    boost::process::child child_;
    native::Descriptor in_, out_, err_, pidfd_;
    bool waited_ = false;
};

/// What a short client command said.
struct Answer {
    int exit_code = -1;    ///< -1: it was killed at the deadline
    std::string out, err;  ///< at most 1 MiB each
    [[nodiscard]] bool ok() const { return exit_code == 0; }
};

/// Runs a command to its end, or kills it at `deadline`. Errors: as Client::start.
[[nodiscard]] Result<Answer> ask(const std::string& command, const std::vector<std::string>& arguments,
                                 Clock::time_point deadline);

/// Appends what is there to `text`, of which it keeps `most` bytes; false once the stream is at its end.
bool read_some(int fd, std::string& text, std::size_t most);
/// Milliseconds for poll(2) until `deadline`; at least 0.
[[nodiscard]] int poll_time(Clock::time_point deadline);

}  // namespace paddock::docker
