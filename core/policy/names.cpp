#include "names.hpp"

#include <algorithm>

namespace paddock::detail {
namespace {

bool is_lower(char c) noexcept {
    return c >= 'a' && c <= 'z';
}
bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}
bool is_word(char c) noexcept {
    return is_lower(c) || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_';
}
bool is_control(char c) noexcept {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f;
}

/// Whether `part` holds for each piece between the separators; no piece at all is one empty piece.
template <typename Part>
bool all_parts(std::string_view text, char separator, Part part) {
    while (true) {
        const std::size_t end = text.find(separator);
        if (!part(text.substr(0, end))) {
            return false;
        }
        if (end == std::string_view::npos) {
            return true;
        }
        text.remove_prefix(end + 1);
    }
}

}  // namespace

bool is_identifier(std::string_view text) {
    return !text.empty() && !is_digit(text.front()) && std::all_of(text.begin(), text.end(), is_word);
}

bool is_dotted_name(std::string_view text) {
    return all_parts(text, '.', is_identifier);
}

bool is_call_pattern(std::string_view text) {
    return all_parts(text, '.', [](std::string_view part) {
        return !part.empty() && !is_digit(part.front()) &&
               std::all_of(part.begin(), part.end(), [](char c) { return is_word(c) || c == '*'; });
    });
}

bool is_rule_id(std::string_view text) {
    return text.size() <= 64 && !text.empty() && is_lower(text.front()) &&
           all_parts(text, '-', [](std::string_view part) {
               return !part.empty() &&
                      std::all_of(part.begin(), part.end(), [](char c) { return is_lower(c) || is_digit(c); });
           });
}

bool is_path_pattern(std::string_view text) {
    return text.size() > 1 && text.front() == '/' && std::none_of(text.begin(), text.end(), is_control) &&
           all_parts(text.substr(1), '/',
                     [](std::string_view part) { return !part.empty() && part != "." && part != ".."; });
}

bool is_absolute_path(std::string_view text) {
    return is_path_pattern(text) && text.find_first_of("*?") == std::string_view::npos;
}

bool is_image_name(std::string_view text) {
    return !text.empty() && text.size() <= 255 && text.front() != '-' &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return is_word(c) || std::string_view("-.:/@").find(c) != std::string_view::npos;
           });
}

bool is_program_name(std::string_view text) {
    const bool plain =
        !text.empty() && text.size() <= 255 && text.front() != '-' && std::all_of(text.begin(), text.end(), [](char c) {
            return is_word(c) || std::string_view("-./+").find(c) != std::string_view::npos;
        });
    return plain && (text.find('/') == std::string_view::npos || is_absolute_path(text));
}

bool is_policy_name(std::string_view text) {
    return !text.empty() && text.size() <= 100 && std::none_of(text.begin(), text.end(), is_control);
}

}  // namespace paddock::detail
