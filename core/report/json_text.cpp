#include "json_text.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <cmath>
#include <iterator>
#include <string_view>

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

/// A string as JSON has it, with what a terminal may act on as \\u escapes, for JSON is looked at in terminals too.
void append_string(std::string& out, std::string_view text) {
    const std::string plain = json::serialize(json::string_view(text.data(), text.size()));
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

class Writer {
public:
    explicit Writer(bool indented) : indented_(indented) {}

    void write(const json::value& value) {
        if (const json::object* object = value.if_object()) {
            write_all(*object, '{', '}', [this](const json::key_value_pair& pair) {
                append_string(out_, pair.key());
                out_ += indented_ ? ": " : ":";
                write(pair.value());
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

    std::string take() { return std::move(out_); }

private:
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
    std::size_t depth_ = 0;
    std::string out_;
};

}  // namespace

std::string json_text(const json::value& value, bool indented) {
    Writer writer(indented);
    writer.write(value);
    return writer.take();
}

}  // namespace paddock
