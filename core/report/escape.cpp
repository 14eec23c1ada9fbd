#include <fmt/format.h>
#include <utf8proc.h>

#include <iterator>

#include "paddock/report.hpp"
#include "utf8.hpp"

namespace paddock {

namespace {

struct LeadByte {
    std::size_t length;  ///< of the whole sequence; 0: no lead byte
    unsigned low;        ///< bounds of the second byte
    unsigned high;
};

LeadByte classify(unsigned byte) noexcept {
    if (byte >= 0xC2 && byte <= 0xDF) return {2, 0x80, 0xBF};
    if (byte == 0xE0) return {3, 0xA0, 0xBF};
    if (byte == 0xED) return {3, 0x80, 0x9F};  // no surrogates
    if (byte >= 0xE1 && byte <= 0xEF) return {3, 0x80, 0xBF};
    if (byte == 0xF0) return {4, 0x90, 0xBF};
    if (byte >= 0xF1 && byte <= 0xF3) return {4, 0x80, 0xBF};
    if (byte == 0xF4) return {4, 0x80, 0x8F};
    return {0, 0, 0};
}

void append_escape(std::string& out, std::uint32_t code_point) {
    switch (code_point) {
        case '\n': out += "\\n"; return;
        case '\r': out += "\\r"; return;
        case '\t': out += "\\t"; return;
        default: break;
    }
    if (code_point <= 0xFF) {
        fmt::format_to(std::back_inserter(out), "\\x{:02x}", code_point);
    } else if (code_point <= 0xFFFF) {
        fmt::format_to(std::back_inserter(out), "\\u{:04x}", code_point);
    } else {
        fmt::format_to(std::back_inserter(out), "\\U{:08x}", code_point);
    }
}

}  // namespace

Utf8Step next_utf8(std::string_view text, std::size_t at) noexcept {
    const auto byte_at = [&](std::size_t index) {
        return static_cast<unsigned>(static_cast<unsigned char>(text[index]));
    };
    const unsigned first = byte_at(at);
    if (first < 0x80) {
        return {first, 1, true};
    }
    const LeadByte lead = classify(first);
    if (lead.length == 0) {
        return {};
    }
    std::uint32_t code_point = first & (0x7FU >> lead.length);
    for (std::size_t index = 1; index < lead.length; ++index) {
        const unsigned low = index == 1 ? lead.low : 0x80;
        const unsigned high = index == 1 ? lead.high : 0xBF;
        if (at + index >= text.size() || byte_at(at + index) < low || byte_at(at + index) > high) {
            return {0, index, false};
        }
        code_point = (code_point << 6U) | (byte_at(at + index) & 0x3FU);
    }
    return {code_point, lead.length, true};
}

// Cc and Cf hold every control and every character that reorders or hides others (UAX 9, UTS 36); Zl and Zp end lines.
bool may_act_on_terminal(std::uint32_t code_point) noexcept {
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(code_point))) {
        case UTF8PROC_CATEGORY_CC:
        case UTF8PROC_CATEGORY_CF:
        case UTF8PROC_CATEGORY_ZL:
        case UTF8PROC_CATEGORY_ZP:
        case UTF8PROC_CATEGORY_CS: return true;
        default: return false;
    }
}

std::string to_valid_utf8(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        const Utf8Step step = next_utf8(bytes, at);
        out += step.valid ? bytes.substr(at, step.length) : std::string_view("\xEF\xBF\xBD");
        at += step.length;
    }
    return out;
}

std::string printable(std::string_view text, bool keep_lines) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = next_utf8(text, at);
        if (!step.valid) {
            // Threat: 0x9b alone is a CSI to a terminal that is not in UTF-8.
            for (std::size_t index = 0; index < step.length; ++index) {
                append_escape(out, static_cast<unsigned char>(text[at + index]));
            }
        } else if (keep_lines && (step.code_point == '\n' || step.code_point == '\t')) {
            out += static_cast<char>(step.code_point);
        } else if (may_act_on_terminal(step.code_point)) {
            append_escape(out, step.code_point);
        } else {
            out += text.substr(at, step.length);
        }
        at += step.length;
    }
    return out;
}

}  // namespace paddock
