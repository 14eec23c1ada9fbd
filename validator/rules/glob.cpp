#include "rules/glob.hpp"

#include <cstddef>

namespace paddock {

bool glob_matches(std::string_view pattern, std::string_view text, char separator) {
    // On a mismatch the last star takes one character more. A `*` that may not go on over a separator falls back to the
    // `**` before it, the only other one that could still stretch.
    struct Star {
        std::size_t pattern = std::string_view::npos;
        std::size_t text = 0;
    };
    Star narrow;
    Star wide;
    std::size_t p = 0;
    std::size_t t = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            const bool spans = p + 1 < pattern.size() && pattern[p + 1] == '*';
            p += spans ? 2 : 1;
            if (spans) {
                wide = {p, t};
                narrow = {};
            } else {
                narrow = {p, t};
            }
        } else if (p < pattern.size() && (pattern[p] == text[t] || (pattern[p] == '?' && text[t] != separator))) {
            ++p;
            ++t;
        } else if (narrow.pattern != std::string_view::npos && text[narrow.text] != separator) {
            p = narrow.pattern;
            t = ++narrow.text;
        } else if (wide.pattern != std::string_view::npos) {
            narrow = {};
            p = wide.pattern;
            t = ++wide.text;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

}  // namespace paddock
