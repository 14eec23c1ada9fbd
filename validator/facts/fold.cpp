#include "facts/fold.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cctype>
#include <charconv>

namespace paddock {
namespace {

std::optional<std::uint32_t> parse_hex(std::string_view digits) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (error != std::errc() || end != digits.data() + digits.size() || digits.empty()) return std::nullopt;
    return value;
}

bool append_code_point(std::string& out, std::int64_t code_point) {
    const std::optional<std::string> encoded = encode_code_point(code_point);
    if (!encoded) return false;
    out += *encoded;
    return true;
}

/// How many hex digits follow \x, \u, \U.
std::size_t hex_digits_after(char escape, bool bytes) {
    switch (escape) {
        case 'x': return 2;
        case 'u': return bytes ? 0 : 4;
        case 'U': return bytes ? 0 : 8;
        default: return 0;
    }
}

std::optional<char> simple_escape(char c) {
    switch (c) {
        case 'a': return '\a';
        case 'b': return '\b';
        case 'f': return '\f';
        case 'n': return '\n';
        case 'r': return '\r';
        case 't': return '\t';
        case 'v': return '\v';
        case '\\':
        case '\'':
        case '"': return c;
        default: return std::nullopt;
    }
}

std::vector<std::int32_t> code_points(std::string_view text) {
    std::vector<std::int32_t> points;
    points.reserve(text.size());
    std::size_t at = 0;
    while (at < text.size()) {
        utf8proc_int32_t c = 0;
        const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                             static_cast<utf8proc_ssize_t>(text.size() - at), &c);
        if (length <= 0) {  // an escape made a lone byte
            points.push_back(static_cast<unsigned char>(text[at++]));
            continue;
        }
        points.push_back(c);
        at += static_cast<std::size_t>(length);
    }
    return points;
}

std::string map_ascii(std::string_view text, int (*change)(int)) {
    std::string out(text);
    for (char& c : out) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80U) c = static_cast<char>(change(byte));
    }
    return out;
}

std::string swap_case(std::string_view text) {
    return map_ascii(text, [](int c) { return std::isupper(c) != 0 ? std::tolower(c) : std::toupper(c); });
}

/// str.title() starts a word after anything that is no letter; str.capitalize() has one word.
std::string title(std::string_view text, bool one_word) {
    std::string out(text);
    bool in_word = false;
    for (char& c : out) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80U) c = static_cast<char>(in_word ? std::tolower(byte) : std::toupper(byte));
        in_word = one_word || std::isalpha(byte) != 0 || byte >= 0x80U;
    }
    return out;
}

std::string strip(std::string_view text, std::string_view characters, bool left, bool right) {
    if (left) text.remove_prefix(std::min(text.find_first_not_of(characters), text.size()));
    if (right) {
        const std::size_t last = text.find_last_not_of(characters);
        text = text.substr(0, last == std::string_view::npos ? 0 : last + 1);
    }
    return std::string(text);
}

std::optional<std::string> replace_all(std::string_view text, std::string_view from, std::string_view to) {
    if (from.empty()) return std::nullopt;
    std::string out;
    std::size_t at = 0;
    for (std::size_t hit = text.find(from); hit != std::string_view::npos; hit = text.find(from, at)) {
        out.append(text, at, hit - at).append(to);
        at = hit + from.size();
        if (out.size() > kMostFolded) return std::nullopt;
    }
    return out.append(text.substr(at));
}

std::optional<std::int64_t> clamp_bound(std::optional<std::int64_t> bound, std::int64_t size, std::int64_t low,
                                        std::int64_t high) {
    if (!bound) return std::nullopt;
    return std::clamp(*bound < 0 ? *bound + size : *bound, low, high);
}

}  // namespace

std::optional<std::string> encode_code_point(std::int64_t code_point) {
    if (code_point < 0 || code_point > 0x10ffff) return std::nullopt;
    std::uint8_t bytes[4];
    const utf8proc_ssize_t length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes);
    if (length <= 0) return std::nullopt;
    return std::string(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

StringShape shape_of_string(const SyntaxTree& tree, NodeId string) {
    StringShape shape;
    const NodeId start = tree.child(string, Kind::string_start);
    if (start == kNoNode) return shape;
    for (const char c : tree.text_of(start)) {
        shape.raw |= c == 'r' || c == 'R';
        shape.bytes |= c == 'b' || c == 'B';
        shape.formatted |= c == 'f' || c == 'F' || c == 't' || c == 'T';
    }
    return shape;
}

std::optional<std::string> decode_escapes(std::string_view piece, const StringShape& shape) {
    std::string out;
    out.reserve(piece.size());
    for (std::size_t at = 0; at < piece.size(); ++at) {
        const char c = piece[at];
        if (c == '\r') continue;  // \r\n is read as \n
        if (c != '\\' || shape.raw || at + 1 == piece.size()) {
            out.push_back(c);
            continue;
        }
        const char escape = piece[++at];
        if (escape == '\n') continue;
        if (escape == '\r') {
            if (at + 1 < piece.size() && piece[at + 1] == '\n') ++at;
            continue;
        }
        if (const std::optional<char> simple = simple_escape(escape)) {
            out.push_back(*simple);
        } else if (escape >= '0' && escape <= '7') {
            int value = 0;
            for (int digits = 0; digits < 3 && at < piece.size() && piece[at] >= '0' && piece[at] <= '7'; ++digits) {
                value = 8 * value + (piece[at++] - '0');
            }
            --at;
            if (shape.bytes) value &= 0xff;  // b"\\456" is a dot
            if (!append_code_point(out, value)) return std::nullopt;
        } else if (const std::size_t digits = hex_digits_after(escape, shape.bytes)) {
            const std::optional<std::uint32_t> value = parse_hex(piece.substr(at + 1, digits));
            const bool surrogate = value && *value >= 0xd800 && *value <= 0xdfff;  // one character, and no UTF-8
            if (at + digits >= piece.size() || !value || surrogate || !append_code_point(out, *value))
                return std::nullopt;
            at += digits;
        } else if (escape == 'N' && !shape.bytes) {
            return std::nullopt;
        } else {
            out.push_back('\\');
            out.push_back(escape);
        }
    }
    return out;
}

std::optional<std::string> fold_method(std::string_view text, std::string_view method,
                                       const std::vector<Atom>& arguments) {
    const auto string_at = [&](std::size_t at) -> const PooledText* {
        return at < arguments.size() && arguments[at].kind == Atom::Kind::string ? &arguments[at].text : nullptr;
    };
    const std::size_t count = arguments.size();
    constexpr std::string_view kBlanks = " \t\n\r\v\f";
    // Outside ASCII, case and blanks follow Unicode's tables ("\u212a".lower() is "k"), and str.strip() takes U+001C to
    // U+001F for blanks: nothing is guessed there.
    const auto is_plain = [](char c) { return static_cast<unsigned char>(c) < 0x80U && (c < 0x1c || c > 0x1f); };
    const bool plain = std::all_of(text.begin(), text.end(), is_plain) &&
                       std::all_of(arguments.begin(), arguments.end(), [&](const Atom& argument) {
                           return std::all_of(argument.text.begin(), argument.text.end(), is_plain);
                       });
    if (!plain && method != "replace" && method != "removeprefix" && method != "removesuffix") return std::nullopt;
    if (count == 0) {
        if (method == "lower" || method == "casefold") return map_ascii(text, std::tolower);
        if (method == "upper") return map_ascii(text, std::toupper);
        if (method == "swapcase") return swap_case(text);
        if (method == "title") return title(text, false);
        if (method == "capitalize") return title(text, true);
        if (method == "strip") return strip(text, kBlanks, true, true);
        if (method == "lstrip") return strip(text, kBlanks, true, false);
        if (method == "rstrip") return strip(text, kBlanks, false, true);
    }
    if (method == "decode" || method == "encode") {
        const PooledText* const codec = string_at(0);
        if (count == 0 || (codec != nullptr && (*codec == "utf-8" || *codec == "utf8" || *codec == "ascii" ||
                                                *codec == "latin-1" || *codec == "latin1"))) {
            const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
            if (count == 0 || ascii) return std::string(text);
        }
        return std::nullopt;
    }
    const PooledText* const first = string_at(0);
    if (first == nullptr) return std::nullopt;
    if (count == 1) {
        if (method == "strip") return strip(text, *first, true, true);
        if (method == "lstrip") return strip(text, *first, true, false);
        if (method == "rstrip") return strip(text, *first, false, true);
        if (method == "removeprefix") return std::string(text.starts_with(*first) ? text.substr(first->size()) : text);
        if (method == "removesuffix") {
            const bool cut = !first->empty() && text.ends_with(*first);
            return std::string(text.substr(0, text.size() - (cut ? first->size() : 0)));
        }
    }
    if (method == "replace" && count == 2 && string_at(1) != nullptr) return replace_all(text, *first, *string_at(1));
    return std::nullopt;
}

std::optional<std::string> fold_slice(std::string_view text, const SliceBounds& bounds) {
    const std::vector<std::int32_t> points = code_points(text);
    const auto size = static_cast<std::int64_t>(points.size());
    const std::int64_t step = bounds.step.value_or(1);
    if (step == 0) return std::nullopt;
    const std::int64_t low = step > 0 ? 0 : -1;
    const std::int64_t high = step > 0 ? size : size - 1;
    const std::int64_t start = clamp_bound(bounds.start, size, low, high).value_or(step > 0 ? low : high);
    const std::int64_t stop = clamp_bound(bounds.stop, size, low, high).value_or(step > 0 ? high : low);
    std::string out;
    for (std::int64_t at = start; step > 0 ? at < stop : at > stop;) {
        if (!append_code_point(out, points[static_cast<std::size_t>(at)])) return std::nullopt;
        if (step > size || -step > size) break;
        at += step;
    }
    return out;
}

std::optional<std::string> fold_index(std::string_view text, std::int64_t index) {
    const std::vector<std::int32_t> points = code_points(text);
    const auto size = static_cast<std::int64_t>(points.size());
    const std::int64_t at = index < 0 ? index + size : index;
    if (at < 0 || at >= size) return std::nullopt;
    return encode_code_point(points[static_cast<std::size_t>(at)]);
}

std::vector<std::string> attributes_in_format(std::string_view format) {
    // Every ".name" that stands between braces, whatever the nesting: a field too many is the worse reading.
    std::vector<std::string> names;
    int depth = 0;
    for (std::size_t at = 0; at < format.size(); ++at) {
        if (format[at] == '{') ++depth;
        if (format[at] == '}' && depth > 0) --depth;
        if (format[at] != '.' || depth == 0) continue;
        std::size_t end = at + 1;
        while (end < format.size() && std::string_view(".[]!:{}").find(format[end]) == std::string_view::npos) ++end;
        if (end > at + 1) names.emplace_back(format.substr(at + 1, end - at - 1));
    }
    return names;
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if (c != '_') digits.push_back(c);
    }
    int base = 10;
    std::size_t start = 0;
    if (digits.size() > 2 && digits[0] == '0') {
        const int letter = std::tolower(static_cast<unsigned char>(digits[1]));
        base = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 10;
        start = base == 10 ? 0 : 2;
    }
    std::int64_t value = 0;
    const char* const end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data() + start, end, value, base);
    if (error != std::errc() || stop != end) return std::nullopt;
    return value;
}

}  // namespace paddock
