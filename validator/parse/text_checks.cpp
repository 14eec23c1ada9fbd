#include "parse/text_checks.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>
#include <string>

namespace paddock {
namespace {

/// A file that has more of these is not looked at further: it is rejected anyway.
constexpr std::size_t kMostProblems = 20;

/// Bytes that are looked at one by one: carriage return, form feed, tab, vertical tab, and those that nobody types.
constexpr std::array<bool, 256> kControls = [] {
    std::array<bool, 256> table{};
    for (const char c : std::string_view("\r\f\t\v\x1a\x1b\x7f\b")) table[static_cast<unsigned char>(c)] = true;
    return table;
}();

std::size_t find_control(std::string_view text, std::size_t at) {
    while (at < text.size() && !kControls[static_cast<unsigned char>(text[at])]) ++at;
    return at;
}

/// The first byte from `at` on that is not ASCII, or the end; eight bytes at a time.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, 8);
        if ((word & 0x8080808080808080ULL) != 0) break;
    }
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80U) ++at;
    return at;
}

/// Offset of the first byte that is not part of valid UTF-8 (RFC 3629: no surrogates, no overlong forms), or npos.
std::size_t find_bad_utf8(std::string_view text) {
    for (std::size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at)) {
        utf8proc_int32_t code_point = 0;
        const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                             static_cast<utf8proc_ssize_t>(text.size() - at), &code_point);
        if (length <= 0) return at;
        at += static_cast<std::size_t>(length);
    }
    return std::string_view::npos;
}

/// The encoding that a line declares (PEP 263: ^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)), or "".
std::string declared_encoding(std::string_view line) {
    const std::size_t hash = line.find_first_not_of(" \t\f");
    if (hash == std::string_view::npos || line[hash] != '#') return "";
    for (std::size_t at = line.find("coding", hash); at != std::string_view::npos; at = line.find("coding", at + 1)) {
        std::size_t after = at + 6;
        if (after >= line.size() || (line[after] != ':' && line[after] != '=')) continue;
        after = line.find_first_not_of(" \t", after + 1);
        if (after == std::string_view::npos) continue;
        std::size_t end = after;
        while (end < line.size() &&
               (std::isalnum(static_cast<unsigned char>(line[end])) != 0 || std::strchr("-_.", line[end]) != nullptr)) {
            ++end;
        }
        if (end > after) return std::string(line.substr(after, end - after));
    }
    return "";
}

/// Behind a byte order mark CPython takes only "utf-8" and names that begin with "utf-8-" (tokenizer.c,
/// get_normal_name).
bool is_utf8_name(std::string name, bool after_mark) {
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return c == '_' ? '-' : static_cast<char>(std::tolower(c)); });
    return name == "utf-8" || name == "utf-8-sig" || (name == "utf8" && !after_mark);
}

bool is_bidi_control(utf8proc_int32_t c) {
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f || c == 0x061c;
}

/// Characters that the grammar takes for blanks (its `extras`) and CPython refuses outside strings and comments.
bool is_false_blank(utf8proc_int32_t c) {
    return c == 0xfeff || c == 0x2060 || c == 0x200b;
}

class Checker {
public:
    Checker(std::string_view text, const LineTable& lines) : text_(text), lines_(lines) {}

    TextChecks run(const ValidatorLimits& limits) {
        if (text_.size() > limits.source_bytes) {
            result_.problems.push_back({TextProblem::What::limit,
                                        {},
                                        fmt::format("the source has {} bytes, more than the {} that the policy allows",
                                                    text_.size(), limits.source_bytes),
                                        "split the strategy, or raise validator.max_source in the policy"});
            result_.parseable = false;
            return std::move(result_);
        }
        if (const std::size_t nul = text_.find('\0'); nul != std::string_view::npos) {
            add(TextProblem::What::syntax, nul, 1, "a NUL byte: Python refuses to read this file", "remove the byte");
            result_.parseable = false;
        }
        check_cookies();
        if (const std::size_t bad = find_bad_utf8(text_); bad != std::string_view::npos) {
            add(TextProblem::What::syntax, bad, 1,
                fmt::format("byte 0x{:02x} is not UTF-8", static_cast<unsigned char>(text_[bad])),
                "save the file as UTF-8");
            result_.parseable = false;
        }
        if (!result_.parseable) return std::move(result_);
        check_control_bytes();
        check_code_points();
        return std::move(result_);
    }

private:
    void add(TextProblem::What what, std::size_t offset, std::size_t length, std::string message, std::string advice) {
        if (result_.problems.size() >= kMostProblems) return;
        const auto start = static_cast<std::uint32_t>(offset);
        result_.problems.push_back({what, range_in(text_, lines_, start, start + static_cast<std::uint32_t>(length)),
                                    std::move(message), std::move(advice)});
    }
    void suspect(std::size_t offset, std::size_t length, Suspicion::Why why) {
        result_.suspicions.push_back({static_cast<std::uint32_t>(offset), static_cast<std::uint8_t>(length), why});
    }

    /// Threat: "# coding: utf-7" makes CPython run what nobody else can read.
    void check_cookies() {
        for (std::size_t line = 0; line < 2 && line < lines_.starts.size(); ++line) {
            const std::size_t start = lines_.starts[line];
            const std::size_t end = line + 1 < lines_.starts.size() ? lines_.starts[line + 1] : text_.size();
            std::string_view text = text_.substr(start, end - start);
            if (line == 0 && text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
            const std::string encoding = declared_encoding(text);
            if (!encoding.empty() && !is_utf8_name(encoding, text_.starts_with("\xef\xbb\xbf"))) {
                add(TextProblem::What::form, start, end - start,
                    fmt::format("the file declares the encoding {}; only UTF-8 is judged", encoding),
                    "save the file as UTF-8 and remove the declaration");
            }
        }
    }

    void check_control_bytes() {
        for (std::size_t at = find_control(text_, 0); at < text_.size(); at = find_control(text_, at + 1)) {
            const char c = text_[at];
            if (c == '\r') {
                if (at + 1 < text_.size() && text_[at + 1] == '\n') continue;
                add(TextProblem::What::form, at, 1,
                    "a carriage return without a line feed: Python begins a new line here, most other readers do not",
                    "use \\n as line ending");
                return;  // one is enough, a file in this style has one on each line
            }
            if (c == '\t') {
                if (at > 0 && text_[at - 1] == ' ' && in_indentation(at)) {
                    suspect(at, 1, Suspicion::Why::tab_after_spaces);
                }
            } else if (c == '\f') {
                if (at > 0 && text_[at - 1] != '\n' && text_[at - 1] != '\f' && in_indentation(at)) {
                    suspect(at, 1, Suspicion::Why::form_feed);
                }
            } else {
                suspect(at, 1, Suspicion::Why::control);
            }
        }
    }

    /// Asked for rising places only: a run of blanks is walked once, however many tabs it has.
    [[nodiscard]] bool in_indentation(std::size_t at) {
        std::size_t start = at;
        while (start > blanks_end_ && is_blank(text_[start - 1])) --start;
        if (start == blanks_end_) start = blanks_start_;
        blanks_start_ = start;
        blanks_end_ = at;
        return start == 0 || text_[start - 1] == '\n';
    }

    static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\f'; }

    void check_code_points() {
        std::size_t at = text_.substr(0, 3) == "\xef\xbb\xbf" ? 3 : 0;  // a BOM in front is fine (PEP 263)
        for (at = skip_ascii(text_, at); at < text_.size(); at = skip_ascii(text_, at)) {
            utf8proc_int32_t c = 0;
            const auto length =
                static_cast<std::size_t>(utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text_.data() + at),
                                                          static_cast<utf8proc_ssize_t>(text_.size() - at), &c));
            if (is_bidi_control(c)) {
                add(TextProblem::What::form, at, length,
                    fmt::format("bidirectional control U+{:04X} makes the code look other than it runs", c),
                    "remove it, or write it as an escape in a string");
            } else if (is_false_blank(c)) {
                suspect(at, length, Suspicion::Why::false_blank);
            }
            at += length;
        }
    }

    std::string_view text_;
    const LineTable& lines_;
    std::size_t blanks_start_ = 0;  ///< the run of blanks that in_indentation() saw last
    std::size_t blanks_end_ = 0;
    TextChecks result_;
};

}  // namespace

TextProblem problem_of(const Suspicion& suspicion, std::string_view text, const LineTable& lines) {
    TextProblem problem;
    problem.what = TextProblem::What::form;
    problem.where = range_in(text, lines, suspicion.offset, suspicion.offset + suspicion.length);
    problem.advice = "remove it";
    switch (suspicion.why) {
        case Suspicion::Why::tab_after_spaces:
            problem.message = "a tab after spaces in the indentation is read in two ways";
            problem.advice = "indent with spaces";
            break;
        case Suspicion::Why::form_feed:
            problem.message = "a form feed in the indentation sets it back to nothing";
            break;
        case Suspicion::Why::control:
            problem.message = fmt::format("control character 0x{:02x} in the code",
                                          static_cast<unsigned char>(text[suspicion.offset]));
            break;
        case Suspicion::Why::false_blank:
            problem.message = "a character that looks like nothing and is no blank to Python";
            break;
    }
    return problem;
}

TextChecks check_text(std::string_view text, const LineTable& lines, const ValidatorLimits& limits) {
    return Checker(text, lines).run(limits);
}

}  // namespace paddock
