#include "rules/own_message.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "paddock/units.hpp"

namespace paddock {
namespace {

constexpr std::size_t kLongest = 80;  ///< characters of one capture

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += fmt::format("{}{{{}}}", text.empty() ? "" : ", ", name);
    return text.empty() ? "none" : text;
}

std::string shortened(std::string_view text) {
    std::string out;
    std::size_t characters = 0;
    for (const char c : text) {
        const bool begins = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        if (begins && ++characters > kLongest) return out + "...";
        out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    }
    return out;
}

}  // namespace

std::variant<MessageTemplate, std::string> MessageTemplate::parse(std::string_view text,
                                                                  const std::vector<std::string>& names) {
    MessageTemplate message;
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if ((c == '{' || c == '}') && text.substr(at + 1, 1) == std::string_view(&c, 1)) {
            plain += c;
            ++at;
        } else if (c == '}') {
            return std::string("a '}' that closes nothing; write }} for a brace");
        } else if (c == '{') {
            const std::size_t end = text.find('}', at);
            if (end == std::string_view::npos) return std::string("a '{' that is never closed; write {{ for a brace");
            const std::string name(text.substr(at + 1, end - at - 1));
            if (std::find(names.begin(), names.end(), name) == names.end()) {
                const std::string near = nearest(name, names);
                return fmt::format(
                    "{{{}}} names nothing that this rule finds; {}", name,
                    near.empty() ? "there is: " + listed(names) : fmt::format("did you mean {{{}}}?", near));
            }
            message.pieces_.push_back({std::move(plain), false});
            message.pieces_.push_back({name, true});
            plain.clear();
            at = end;
        } else {
            plain += c;
        }
    }
    message.pieces_.push_back({std::move(plain), false});
    return message;
}

std::string MessageTemplate::fill(const std::function<std::string_view(std::string_view name)>& value) const {
    std::string text;
    for (const Piece& piece : pieces_) text += piece.is_name ? shortened(value(piece.text)) : piece.text;
    return text;
}

}  // namespace paddock
