#pragma once
#include <string>
#include <string_view>

namespace paddock::app {

/// Standard output and error, written with write(2): what could not be written is known, and nothing is buffered.
class Console {
public:
    /// `color` is auto, always or never. With auto: a terminal, no NO_COLOR (no-color.org: set and not empty), TERM not
    /// dumb.
    void choose_colour(std::string_view color);

    void out(std::string_view text);
    void err(std::string_view text);
    /// "paddock: " and one line on standard error, control characters made visible.
    void complain(std::string_view sentence);

    [[nodiscard]] bool out_is_terminal() const;
    [[nodiscard]] bool err_is_terminal() const;
    [[nodiscard]] bool out_colour() const noexcept { return out_colour_; }
    [[nodiscard]] bool err_colour() const noexcept { return err_colour_; }

    /// Nobody reads standard output any more (EPIPE): no reason to go on, and nothing to complain of.
    [[nodiscard]] bool out_closed() const noexcept { return out_closed_; }
    /// Why standard output could not be written, else empty.
    [[nodiscard]] const std::string& out_failure() const noexcept { return out_failure_; }

private:
    bool out_colour_ = false;
    bool err_colour_ = false;
    bool out_closed_ = false;
    std::string out_failure_;
};

}  // namespace paddock::app
