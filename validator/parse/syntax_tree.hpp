#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "paddock/source.hpp"
#include "parse/kinds.hpp"

namespace paddock {

using NodeId = std::uint32_t;
inline constexpr NodeId kNoNode = 0xffffffffU;

/// One named node. Nodes stand in preorder, so that a subtree is a range and a walk is a loop.
struct Node {
    Kind kind = Kind::other;
    Field field = Field::none;  ///< its role in the parent
    bool is_async = false;      ///< an `async` token stands in front inside this node
    std::uint32_t start = 0;    ///< byte offsets into the source
    std::uint32_t end = 0;
    NodeId parent = kNoNode;
    NodeId subtree_end = 0;  ///< one past the last node below
};

/// Where the lines and code points of a text are, found once, so that a place costs the same anywhere in a long line.
struct LineTable {
    std::vector<std::uint32_t> starts{0};  ///< byte offset of each line
    /// How many bytes before each block of kBlock only continue a code point; empty when there are none at all.
    std::vector<std::uint32_t> continuations;
    static constexpr std::uint32_t kBlock = 256;  ///< bytes
};

/// Lines begin after "\n", "\r\n" and a lone "\r" alike, as CPython counts them.
[[nodiscard]] LineTable find_lines(std::string_view text);

/// Lines and columns of a span of `text`, from 1, columns in code points. `lines` are those of that text.
[[nodiscard]] SourceRange range_in(std::string_view text, const LineTable& lines, std::uint32_t start,
                                   std::uint32_t end);

/// Something that is wrong with the text as text, or with its grammar.
struct TextProblem {
    enum class What { syntax, form, limit };
    What what = What::syntax;
    SourceRange where;
    std::string message;
    std::string advice;
};

/// A parsed source: flat, and independent of the parser that made it. Refers to the text, which has to outlive it.
struct SyntaxTree {
    std::string_view text;              ///< the whole source, valid UTF-8 whenever there are nodes
    std::vector<Node> nodes;            ///< preorder; empty when the text could not be parsed at all
    LineTable lines;                    ///< of the text
    std::vector<TextProblem> problems;  ///< each one rejects

    [[nodiscard]] std::string_view text_of(NodeId id) const {
        const Node& node = nodes[id];
        return text.substr(node.start, node.end - node.start);
    }
    [[nodiscard]] NodeId first_child(NodeId id) const { return id + 1 < nodes[id].subtree_end ? id + 1 : kNoNode; }
    /// The next node with the same parent, or kNoNode.
    [[nodiscard]] NodeId next_sibling(NodeId id) const {
        const Node& node = nodes[id];
        if (node.parent == kNoNode) return kNoNode;
        return node.subtree_end < nodes[node.parent].subtree_end ? node.subtree_end : kNoNode;
    }
    [[nodiscard]] NodeId child(NodeId id, Field field) const {
        for (NodeId at = first_child(id); at != kNoNode; at = next_sibling(at)) {
            if (nodes[at].field == field) return at;
        }
        return kNoNode;
    }
    [[nodiscard]] NodeId child(NodeId id, Kind kind) const {
        for (NodeId at = first_child(id); at != kNoNode; at = next_sibling(at)) {
            if (nodes[at].kind == kind) return at;
        }
        return kNoNode;
    }
    [[nodiscard]] bool is_inside(NodeId inner, NodeId outer) const {
        return inner >= outer && inner < nodes[outer].subtree_end;
    }
    /// Lines and columns, from 1, columns in code points.
    [[nodiscard]] SourceRange range(std::uint32_t start, std::uint32_t end) const {
        return range_in(text, lines, start, end);
    }
    [[nodiscard]] SourceRange range_of(NodeId id) const { return range(nodes[id].start, nodes[id].end); }
};

}  // namespace paddock
