// Our walk over tree-sitter's tree against the library's own cursor: the same nodes, in the same order.
#include "parse/tree_walk.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <memory>
#include <ostream>

#include "judging.hpp"
#include "parse/arena.hpp"

extern "C" const TSLanguage* tree_sitter_python();

namespace paddock::testing {
namespace {

struct Seen {
    std::uint32_t start, end, depth;
    TSSymbol symbol;
    TSFieldId field;
    bool is_named, is_missing;

    friend bool operator==(const Seen&, const Seen&) = default;
    friend void PrintTo(const Seen& seen, std::ostream* out) {
        *out << seen.start << "-" << seen.end << " depth " << seen.depth << " field " << seen.field << " "
             << ts_language_symbol_name(tree_sitter_python(), seen.symbol);
    }
};

std::vector<Seen> by_cursor(const TSTree* tree) {
    std::vector<Seen> seen;
    TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(tree));
    for (std::uint32_t depth = 0;;) {
        const TSNode node = ts_tree_cursor_current_node(&cursor);
        seen.push_back({ts_node_start_byte(node), ts_node_end_byte(node), depth, ts_node_symbol(node),
                        ts_tree_cursor_current_field_id(&cursor), ts_node_is_named(node), ts_node_is_missing(node)});
        if (ts_tree_cursor_goto_first_child(&cursor)) {
            ++depth;
            continue;
        }
        while (!ts_tree_cursor_goto_next_sibling(&cursor)) {
            if (!ts_tree_cursor_goto_parent(&cursor)) {
                ts_tree_cursor_delete(&cursor);
                return seen;
            }
            --depth;
        }
    }
}

std::vector<Seen> by_walk(const TSTree* tree) {
    std::vector<Seen> seen;
    PaddockTreeWalk* const walk = paddock_tree_walk_new(tree);
    PaddockTreeNode node{};
    while (paddock_tree_walk_next(walk, &node)) {
        seen.push_back({node.start, node.end, node.depth, node.symbol, node.field, node.is_named, node.is_missing});
    }
    EXPECT_FALSE(paddock_tree_walk_failed(walk));
    paddock_tree_walk_delete(walk);
    return seen;
}

void expect_same(const std::string& text, const std::string& name) {
    install_parser_allocator();
    const ParserArena arena;
    const std::unique_ptr<TSParser, void (*)(TSParser*)> parser(ts_parser_new(), ts_parser_delete);
    ts_parser_set_language(parser.get(), tree_sitter_python());
    const TSTree* const tree =
        ts_parser_parse_string(parser.get(), nullptr, text.data(), static_cast<std::uint32_t>(text.size()));
    ASSERT_NE(tree, nullptr);
    EXPECT_EQ(by_walk(tree), by_cursor(tree)) << name;
}

TEST(TreeWalk, SeesWhatTheCursorSees) {
    for (const char* const text :
         {"", "\n", "x", "  # only a comment\n", "a.b(c, d=1)[2:3] += not e in f\n",
          "async def f(a, *b: int, c=(1, 2), **d) -> g:\n    # inside\n    async for x in y: await z\n    return\n",
          "class A(B, metaclass=C):\n    x: int = 1\n    @d\n    def f(self): pass\n", "print 'x', y\nexec 'a' in b\n",
          "match a:\n    case B(c, d=[e, *f]) | {'g': h, **i} if j: pass\n    case _: pass\n",
          "try: a\nexcept* B as c: d\nelse: e\nfinally: f\n", "f'{a!r:{b}} {{c}} {d=}' 'e' rb'g'\n",
          "x = a if b else lambda c, /, d, *, e: (yield)\n", "def (:\n  ???\n", "if a:\nb = (1,\n",
          "[a for b in c if d]\n", "a < b <= c != d is not e not in f\n",
          "from .a import (b as c, d)\nimport e.f as g\n"}) {
        expect_same(text, text);
    }
}

TEST(TreeWalk, SeesWhatTheCursorSeesInWholeFiles) {
    std::size_t files = 0;
    const std::filesystem::path tests = std::filesystem::path(PADDOCK_SOURCE_DIR) / "tests";
    for (const auto& file : std::filesystem::recursive_directory_iterator(tests)) {
        if (file.path().extension() != ".py") continue;
        ++files;
        expect_same(read_file(file.path().string()), file.path().string());
    }
    EXPECT_GT(files, 500U);
}

}  // namespace
}  // namespace paddock::testing
