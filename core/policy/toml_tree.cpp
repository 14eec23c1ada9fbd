#include "toml_tree.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <exception>
#include <optional>
#include <tuple>

namespace paddock::detail {
namespace {

/// Finds a key of too many parts before toml++ sees it. Knows just enough of TOML to leave strings and comments out;
/// text that it misreads is text at which toml++ has stopped before.
class KeyScan {
public:
    explicit KeyScan(std::string_view text) : text_(text) {}

    std::optional<Place> too_deep() {
        int dots = 0;
        while (at_ < text_.size()) {
            switch (text_[at_]) {
                case '#': at_ = std::min(text_.find('\n', at_), text_.size()); continue;
                case '"':
                case '\'':
                    if (!skip_string(text_[at_])) {
                        return std::nullopt;
                    }
                    continue;
                case '.':
                    if (++dots >= kMostNesting) {
                        return place();
                    }
                    break;
                case '=':
                case ',':
                case '[':
                case '{':
                case '\n': dots = 0; break;
                default: break;
            }
            ++at_;
        }
        return std::nullopt;
    }

private:
    /// From the opening quote to behind the closing one; false when there is none, which is toml++'s to report.
    bool skip_string(char quote) {
        const std::string three(3, quote);
        const bool many_lines = text_.substr(at_, 3) == three;
        at_ += many_lines ? 3 : 1;
        while (at_ < text_.size()) {
            if (quote == '"' && text_[at_] == '\\') {
                at_ += 2;
            } else if (many_lines && text_.substr(at_, 3) == three) {
                at_ += 3;
                while (at_ < text_.size() && text_[at_] == quote) {
                    ++at_;  // up to two quotes may stand before the closing three
                }
                return true;
            } else if (!many_lines && (text_[at_] == quote || text_[at_] == '\n')) {
                return text_[at_++] == quote;
            } else {
                ++at_;
            }
        }
        return false;
    }

    Place place() const {
        Place place;
        for (const char c : text_.substr(0, at_)) {
            if (c == '\n') {
                ++place.line;
                place.column = 1;
            } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
                ++place.column;
            }
        }
        return place;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

Place place_of(const toml::source_region& region) {
    return {static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
}

TomlNode convert(const toml::node& from, int depth);

void convert_children(const toml::node& from, int depth, TomlNode& node) {
    if (const toml::array* array = from.as_array()) {
        for (const toml::node& element : *array) {
            node.children.push_back(convert(element, depth + 1));
            node.children.back().key_where = node.children.back().where;
        }
        return;
    }
    for (const auto& [key, value] : *from.as_table()) {
        TomlNode child = convert(value, depth + 1);
        child.key = std::string(key.str());
        child.key_where = place_of(key.source());
        if (child.where.line == 0) {
            child.where = child.key_where;
        }
        node.children.push_back(std::move(child));
    }
    std::sort(node.children.begin(), node.children.end(), [](const TomlNode& a, const TomlNode& b) {
        return std::tie(a.key_where.line, a.key_where.column, a.key) <
               std::tie(b.key_where.line, b.key_where.column, b.key);
    });
}

TomlNode convert(const toml::node& from, int depth) {
    TomlNode node;
    node.where = place_of(from.source());
    if (from.is_array() || from.is_table()) {
        node.kind = from.is_array() ? TomlNode::Kind::array : TomlNode::Kind::table;
        if (depth < kMostNesting) {  // no key of the schema lies deeper: what is cut off here is an error further up
            convert_children(from, depth, node);
        }
    } else if (const auto* text = from.as_string()) {
        node.kind = TomlNode::Kind::string;
        node.text = text->get();
    } else if (const auto* integer = from.as_integer()) {
        node.kind = TomlNode::Kind::integer;
        node.integer = integer->get();
    } else if (const auto* real = from.as_floating_point()) {
        node.kind = TomlNode::Kind::real;
        node.real = real->get();
    } else if (const auto* boolean = from.as_boolean()) {
        node.kind = TomlNode::Kind::boolean;
        node.boolean = boolean->get();
    } else {
        node.kind = TomlNode::Kind::date;
    }
    return node;
}

}  // namespace

const TomlNode* TomlNode::find(std::string_view name) const noexcept {
    for (const TomlNode& child : children) {
        if (child.key == name) {
            return &child;
        }
    }
    return nullptr;
}

std::variant<TomlNode, PolicyError> parse_toml(std::string_view text, std::string_view file) {
    if (const std::optional<Place> deep = KeyScan(text).too_deep()) {
        return policy_error(file, *deep, "TOML",
                            fmt::format("a key of more than {} parts; a policy needs no more than two", kMostNesting));
    }
    try {
        const toml::table table = toml::parse(text);
        return convert(table, 0);
    } catch (const toml::parse_error& error) {
        const Place place = place_of(error.source());
        return policy_error(file, {std::max(place.line, 1), std::max(place.column, 1)}, "TOML",
                            fmt::format("{}; mend the text here", quoted(error.description(), false)));
    } catch (const std::exception& error) {
        return policy_error(file, {}, "TOML", fmt::format("could not be read: {}", error.what()));
    }
}

std::string quoted(std::string_view text, bool with_quotes) {
    constexpr std::size_t kMost = 80;
    std::string out;
    std::size_t shown_characters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0U) != 0x80U && ++shown_characters > (with_quotes ? kMost : 4 * kMost)) {
            out += "...";
            break;
        }
        // C1 controls are C2 80 to C2 9F in UTF-8: terminals act on them, too.
        const bool c1 = byte == 0xC2U && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0U;
        if (byte < 0x20U || byte == 0x7FU || c1) {
            out += fmt::format("\\u{:04x}", c1 ? static_cast<unsigned char>(text[++i]) : byte);
        } else {
            out += text[i];
        }
    }
    return with_quotes ? '"' + out + '"' : out;
}

std::string shown(const TomlNode& node) {
    switch (node.kind) {
        case TomlNode::Kind::table: return "a table";
        case TomlNode::Kind::array: return "a list";
        case TomlNode::Kind::string: return detail::quoted(node.text);  // not std::quoted
        case TomlNode::Kind::integer: return fmt::format("{}", node.integer);
        case TomlNode::Kind::real: return fmt::format("{}", node.real);
        case TomlNode::Kind::boolean: return node.boolean ? "true" : "false";
        case TomlNode::Kind::date: return "a date";
    }
    return "a value";
}

std::string joined(std::span<const std::string_view> words, std::string_view between) {
    std::string text;
    for (const std::string_view word : words) {
        text.append(text.empty() ? std::string_view() : between).append(word);
    }
    return text;
}

std::string at(std::string_view file, Place place) {
    return fmt::format("{}:{}:{}", file, place.line, place.column);
}

PolicyError policy_error(std::string_view file, Place place, std::string_view key, std::string_view what) {
    return {std::string(file), place.line, place.column, quoted(key, false), std::string(what)};
}

}  // namespace paddock::detail
