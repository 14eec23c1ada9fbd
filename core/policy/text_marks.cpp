#include "text_marks.hpp"

#include <algorithm>

namespace paddock::detail {
namespace {

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// The byte at `where`, or the end.
std::size_t offset_of(std::string_view source, Place where) {
    std::size_t at = 0;
    for (int line = 1; line < where.line; ++line) {
        at = source.find('\n', at);
        if (at == std::string_view::npos) {
            return source.size();
        }
        ++at;
    }
    for (int column = 1; column < where.column && at < source.size(); ++column) {
        do {
            ++at;
        } while (at < source.size() && is_continuation(source[at]));
    }
    return at;
}

/// Reads the source of a string and its value side by side (TOML 1.0, "String").
class MarkWalk {
public:
    MarkWalk(std::string_view source, Place where, std::string_view value)
        : source_(source), value_(value), place_(where), at_(offset_of(source, where)) {}

    std::vector<TextMark> run() {
        if (!open()) {
            return {};
        }
        mark();
        while (used_ < value_.size() && at_ < source_.size()) {
            if (escapes_ && source_[at_] == '\\') {
                skip_escape();
                mark();
            } else if (source_[at_] == '\r' && value_[used_] == '\n') {
                step();
            } else if (source_[at_] == value_[used_]) {
                const bool line_end = value_[used_++] == '\n';
                step();
                if (line_end) {
                    mark();
                }
            } else {
                break;
            }
        }
        return std::move(marks_);
    }

private:
    bool open() {
        const char quote = at_ < source_.size() ? source_[at_] : '\0';
        if (quote != '"' && quote != '\'') {
            return false;
        }
        escapes_ = quote == '"';
        const bool many_lines = source_.substr(at_, 3) == std::string(3, quote);
        step(many_lines ? 3 : 1);
        if (many_lines) {  // a line end right behind the quotes is no part of the value
            step(source_.substr(at_, 2) == "\r\n" ? 2 : source_.substr(at_, 1) == "\n" ? 1 : 0);
        }
        return true;
    }

    void skip_escape() {
        const char kind = at_ + 1 < source_.size() ? source_[at_ + 1] : '\0';
        if (std::string_view(" \t\r\n").find(kind) != std::string_view::npos) {  // joins lines
            step();
            while (at_ < source_.size() && std::string_view(" \t\r\n").find(source_[at_]) != std::string_view::npos) {
                step();
            }
            return;
        }
        step(kind == 'u' ? 6 : kind == 'U' ? 10 : 2);
        do {
            ++used_;
        } while (used_ < value_.size() && is_continuation(value_[used_]));
    }

    void step(std::size_t bytes = 1) {
        for (; bytes > 0 && at_ < source_.size(); --bytes, ++at_) {
            if (source_[at_] == '\n') {
                ++place_.line;
                place_.column = 1;
            } else if (!is_continuation(source_[at_])) {
                ++place_.column;
            }
        }
    }

    void mark() { marks_.push_back({used_, place_.line, place_.column}); }

    std::string_view source_;
    std::string_view value_;
    Place place_;
    std::size_t at_;
    std::size_t used_ = 0;
    bool escapes_ = false;
    std::vector<TextMark> marks_;
};

}  // namespace

std::vector<TextMark> text_marks(std::string_view source, Place where, std::string_view value) {
    return MarkWalk(source, where, value).run();
}

}  // namespace paddock::detail
