#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "parse/tokens.hpp"

namespace paddock {

/// A text as short as its tokens allow: the reader has read comments, the inside of plain strings and the space between
/// tokens already, and the grammar's parser takes as long for each byte of them as for any other. Lines, indentation
/// and tokens stay, and each place of the short text belongs to one of the long one.
class Condensed {
public:
    /// `normal` is as long as the text that the tokens are of, and was accepted by the reader.
    Condensed(std::string_view normal, const Tokens& tokens);

    [[nodiscard]] const std::string& text() const { return text_; }
    /// The place in the long text of what begins, or ends, at this place of the short one.
    [[nodiscard]] std::uint32_t start_of(std::uint32_t place) const;
    [[nodiscard]] std::uint32_t end_of(std::uint32_t place) const;

private:
    /// From `place` on the short text runs alongside the long one, from `origin` on.
    struct Stretch {
        std::uint32_t place;
        std::uint32_t origin;
    };
    static constexpr std::uint32_t kBlock = 64;

    void add(std::uint32_t from, std::uint32_t to);
    void add_string(const Token& token);
    void add_indentation(std::uint32_t start);
    void finish();
    /// The last stretch that begins at the place or before.
    [[nodiscard]] const Stretch& stretch_at(std::uint32_t place) const;

    std::string_view normal_;
    std::string text_;
    std::vector<Stretch> stretches_;
    std::vector<std::uint32_t> first_;  ///< of each block of the short text: the stretch that its beginning lies in
};

}  // namespace paddock
