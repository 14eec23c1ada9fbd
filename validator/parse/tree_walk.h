/* One walk over tree-sitter's tree, in preorder, as its own cursor goes: the nodes that it shows, with their fields and
 * aliases. The cursor keeps rows, columns and counts of descendants for each step, which nobody asks for here, and costs
 * three times as much. Knows the library's inside (lib/src/subtree.h), so that it is bound to the version in
 * tools/deps.lock; tests/validator/tree_walk_test.cpp holds it against the cursor. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <tree_sitter/api.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct PaddockTreeWalk PaddockTreeWalk;

typedef struct {
    uint32_t start, end;  /* bytes */
    uint32_t depth;       /* 0 for the root; nodes that are not shown do not count */
    TSSymbol symbol;      /* as ts_node_symbol() has it */
    TSFieldId field;      /* 0: none */
    bool is_named;
    bool is_missing;
    TSSymbol alias;      /* 0: none */
    const void* subtree; /* the tree's */
} PaddockTreeNode;

/* NULL when there is no memory. `tree` has to outlive the walk. */
PaddockTreeWalk* paddock_tree_walk_new(const TSTree* tree);
/* False at the end, or when there is no memory: paddock_tree_walk_failed() tells which. */
bool paddock_tree_walk_next(PaddockTreeWalk* walk, PaddockTreeNode* node);
bool paddock_tree_walk_failed(const PaddockTreeWalk* walk);
/* The library's handle for a node of the walk. Its rows and columns are not the text's: the byte stands for both. */
TSNode paddock_tree_walk_node(const TSTree* tree, const PaddockTreeNode* node);
void paddock_tree_walk_delete(PaddockTreeWalk* walk);

#ifdef __cplusplus
}
#endif
