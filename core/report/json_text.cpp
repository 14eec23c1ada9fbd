#include "json_text.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <cmath>
#include <iterator>
#include <string_view>

#include "paddock/report.hpp"
#include "utf8.hpp"

namespace paddock {

namespace {

namespace json = boost::json;

std::string number(double value) {
    if (!std::isfinite(value)) {
        return "null";  // RFC 8259, section 6: there is no other way to say it
    }
    std::string text = fmt::format("{}", value);
    if (text.find_first_of(".e") == std::string::npos) {
        text += ".0";
    }
    return text;
}

/// What stands between the quotes, with what a terminal may act on as \\u escapes, for JSON is looked at in terminals
/// too.
void append_text(std::string& out, std::string_view text) {
    std::string quoted = json::serialize(json::string_view(text.data(), text.size()));
    const std::string_view plain(quoted.data() + 1, quoted.size() - 2);
    for (std::size_t at = 0; at < plain.size();) {
        const Utf8Step step = next_utf8(plain, at);
        if (step.valid && may_act_on_terminal(step.code_point)) {
            const std::uint32_t above = step.code_point - 0x10000;
            if (step.code_point < 0x10000) {
                fmt::format_to(std::back_inserter(out), "\\u{:04x}", step.code_point);
            } else {
                fmt::format_to(std::back_inserter(out), "\\u{:04x}\\u{:04x}", 0xD800 + (above >> 10U),
                               0xDC00 + (above & 0x3FFU));
            }
        } else {
            out.append(plain, at, step.length);
        }
        at += step.length;
    }
}

void append_string(std::string& out, std::string_view text) {
    out += '"';
    append_text(out, text);
    out += '"';
}

/// Where a piece of at most `most` bytes ends, so that no character is cut: in front of a byte that begins one.
std::size_t piece_end(std::string_view bytes, std::size_t start, std::size_t most) {
    if (bytes.size() - start <= most) {
        return bytes.size();
    }
    std::size_t end = start + most;
    for (int back = 0; back < 3 && (static_cast<unsigned char>(bytes[end]) & 0xC0U) == 0x80U; ++back) {
        --end;
    }
    return end;
}

class Writer {
public:
    Writer(bool indented, const std::map<std::string_view, std::string_view>& raw, const JsonSink& sink)
        : indented_(indented), raw_(raw), sink_(sink) {}

    void finish() {
        sink_(out_);
        out_.clear();
    }

    void write(const json::value& value) {
        if (const json::object* object = value.if_object()) {
            write_all(*object, '{', '}', [this](const json::key_value_pair& pair) {
                const std::string_view key(pair.key().data(), pair.key().size());
                append_string(out_, key);
                out_ += indented_ ? ": " : ":";
                const auto bytes = depth_ == 1 ? raw_.find(key) : raw_.end();
                if (bytes != raw_.end()) {
                    write_raw(bytes->second);
                } else {
                    write(pair.value());
                }
            });
        } else if (const json::array* array = value.if_array()) {
            write_all(*array, '[', ']', [this](const json::value& element) { write(element); });
        } else if (const json::string* string = value.if_string()) {
            append_string(out_, *string);
        } else if (const double* fraction = value.if_double()) {
            out_ += number(*fraction);
        } else {
            out_ += json::serialize(value);
        }
    }

private:
    static constexpr std::size_t kPiece = 16 * 1024;

    void write_raw(std::string_view bytes) {
        out_ += '"';
        for (std::size_t at = 0; at < bytes.size();) {
            const std::size_t end = piece_end(bytes, at, kPiece);
            append_text(out_, to_valid_utf8(bytes.substr(at, end - at)));
            at = end;
            finish();
        }
        out_ += '"';
    }

    template <typename Range, typename Write>
    void write_all(const Range& range, char open, char close, Write write_one) {
        out_ += open;
        ++depth_;
        bool first = true;
        for (const auto& element : range) {
            if (!first) {
                out_ += ',';
            }
            first = false;
            new_line();
            write_one(element);
        }
        --depth_;
        if (!first) {
            new_line();
        }
        out_ += close;
    }

    void new_line() {
        if (indented_) {
            out_ += '\n';
            out_.append(2 * depth_, ' ');
        }
    }

    bool indented_;
    const std::map<std::string_view, std::string_view>& raw_;
    const JsonSink& sink_;
    std::size_t depth_ = 0;
    std::string out_;
};

}  // namespace

std::string json_text(const json::value& value, bool indented) {
    std::string text;
    write_json(value, indented, {}, [&text](std::string_view piece) { text += piece; });
    return text;
}

void write_json(const json::value& value, bool indented, const std::map<std::string_view, std::string_view>& raw,
                const JsonSink& sink) {
    Writer writer(indented, raw, sink);
    writer.write(value);
    writer.finish();
}

}  // namespace paddock
