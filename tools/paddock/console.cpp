#include "console.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "paddock/report.hpp"

namespace paddock::app {

namespace {

/// 0, or the errno of the write that failed.
int write_all(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            return errno;
        }
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

bool environment_allows_colour() {
    const char* no_color = std::getenv("NO_COLOR");
    const char* term = std::getenv("TERM");
    return (no_color == nullptr || *no_color == '\0') && (term == nullptr || std::string_view(term) != "dumb");
}

}  // namespace

void Console::choose_colour(std::string_view color) {
    const bool automatic = color == "auto" && environment_allows_colour();
    out_colour_ = color == "always" || (automatic && out_is_terminal());
    err_colour_ = color == "always" || (automatic && err_is_terminal());
}

void Console::out(std::string_view text) {
    if (out_closed_ || !out_failure_.empty()) {
        return;
    }
    if (const int failure = write_all(STDOUT_FILENO, text); failure == EPIPE) {
        out_closed_ = true;
    } else if (failure != 0) {
        out_failure_ = std::strerror(failure);
    }
}

void Console::err(std::string_view text) {
    // Where standard error cannot be written there is no place left to say so.
    static_cast<void>(write_all(STDERR_FILENO, text));
}

void Console::complain(std::string_view sentence) {
    err("paddock: " + printable(sentence, false) + "\n");
}

bool Console::out_is_terminal() const {
    return ::isatty(STDOUT_FILENO) == 1;
}

bool Console::err_is_terminal() const {
    return ::isatty(STDERR_FILENO) == 1;
}

}  // namespace paddock::app
