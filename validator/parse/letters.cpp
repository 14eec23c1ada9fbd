#include "parse/letters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <string>

#include "facts/symbols.hpp"

namespace paddock {
namespace {

constexpr std::size_t kMostShown = 20;

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

}  // namespace

void check_letters(SyntaxTree& tree) {
    std::size_t shown = 0;
    for (NodeId id = 0; id < tree.nodes.size() && shown < kMostShown; ++id) {
        if (tree.nodes[id].kind != Kind::identifier) continue;
        const std::string_view text = tree.text_of(id);
        if (is_ascii(text)) continue;
        std::deque<std::string> storage;
        const std::string_view folded = fold_identifier(text, storage);
        if (!is_ascii(folded)) continue;
        tree.problems.push_back({TextProblem::What::form, tree.range_of(id),
                                 fmt::format("`{}` is read by Python as `{}`", text, folded),
                                 fmt::format("write {}", folded)});
        ++shown;
    }
}

}  // namespace paddock
