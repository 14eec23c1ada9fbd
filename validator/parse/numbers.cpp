#include "parse/numbers.hpp"

#include <array>
#include <utility>

namespace paddock {
namespace {

/// sys.int_info.default_max_str_digits: a longer decimal integer is a SyntaxError.
constexpr std::uint32_t kMostDigits = 4300;

bool is_decimal(char c) {
    return c >= '0' && c <= '9';
}
bool is_octal(char c) {
    return c >= '0' && c <= '7';
}
bool is_binary(char c) {
    return c == '0' || c == '1';
}
bool is_hexadecimal(char c) {
    return is_decimal(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool is_name_part(char c) {
    return is_decimal(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80U;
}

/// Parser/tokenizer.c of CPython 3.11, from the comment "Number" on.
class Number {
public:
    Number(std::string_view text, std::uint32_t start) : text_(text), start_(start), at_(start) {}

    NumberEnd read() {
        const bool valid = read_any();
        return {at_, valid};
    }

private:
    [[nodiscard]] char peek(std::uint32_t ahead = 0) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }

    bool read_any() {
        if (peek() == '.') return fraction();
        if (peek() == '0') {
            switch (peek(1)) {
                case 'x':
                case 'X': return digits_after_letter(is_hexadecimal);
                case 'o':
                case 'O': return digits_after_letter(is_octal);
                case 'b':
                case 'B': return digits_after_letter(is_binary);
                default: return zero();
            }
        }
        if (!digits(is_decimal)) return false;
        return rest(false);
    }

    /// Digits with single underscores between them; at least one.
    bool digits(bool (*is_digit)(char)) {
        for (;;) {
            if (!is_digit(peek())) return false;
            while (is_digit(peek())) ++at_;
            if (peek() != '_') return true;
            ++at_;
        }
    }

    bool digits_after_letter(bool (*is_digit)(char)) {
        at_ += 2;
        if (peek() == '_') ++at_;
        return digits(is_digit) && !is_decimal(peek()) && at_end();
    }

    /// Zeros only, unless it turns out to be a float.
    bool zero() {
        for (;;) {
            if (peek() == '_') {
                ++at_;
                if (!is_decimal(peek())) return false;
            }
            if (peek() != '0') break;
            ++at_;
        }
        bool nonzero = false;
        if (is_decimal(peek())) {
            nonzero = true;
            if (!digits(is_decimal)) return false;
        }
        return rest(nonzero);
    }

    /// What may follow the digits in front of the dot.
    bool rest(bool only_float) {
        const char c = peek();
        if (c == '.') return fraction();
        if (c == 'e' || c == 'E') return exponent(only_float);
        if (c == 'j' || c == 'J') return imaginary();
        return !only_float && at_ - start_ <= kMostDigits && at_end();
    }

    bool fraction() {
        ++at_;
        if (is_decimal(peek()) && !digits(is_decimal)) return false;
        const char c = peek();
        if (c == 'e' || c == 'E') return exponent(false);
        if (c == 'j' || c == 'J') return imaginary();
        return at_end();
    }

    bool exponent(bool only_float) {
        std::uint32_t sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
        if (!is_decimal(peek(1 + sign))) {
            if (sign != 0 || only_float) return false;
            return at_end();  // `1else`
        }
        at_ += 1 + sign;
        if (!digits(is_decimal)) return false;
        if (peek() == 'j' || peek() == 'J') return imaginary();
        return at_end();
    }

    bool imaginary() {
        ++at_;
        return at_end();
    }

    /// Of letters only those of a keyword may follow: `1if x else 2`.
    [[nodiscard]] bool at_end() const {
        if (!is_name_part(peek())) return true;
        constexpr std::array<std::string_view, 8> kWords = {"and", "else", "for", "if", "in", "is", "or", "not"};
        for (const std::string_view word : kWords) {
            if (text_.substr(at_).starts_with(word)) return true;
        }
        return false;
    }

    std::string_view text_;
    std::uint32_t start_;
    std::uint32_t at_;
};

}  // namespace

NumberEnd end_of_number(std::string_view text, std::uint32_t start) {
    return Number(text, start).read();
}

}  // namespace paddock
