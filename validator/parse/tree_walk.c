#include "tree_walk.h"

#include <stdlib.h>

#include "language.h"
#include "subtree.h"
#include "tree.h"

/* A subtree whose children are being walked. */
typedef struct {
    const Subtree* children;
    const TSSymbol* aliases; /* of its production, or NULL */
    const TSFieldMapEntry* fields;
    const TSFieldMapEntry* fields_end;
    uint32_t count;
    uint32_t at;         /* the next child */
    uint32_t structural; /* its number, extras (comments) left out */
    uint32_t position;   /* where it starts, its padding left out */
    uint32_t depth;      /* of the children that are shown */
    TSFieldId field;     /* of a subtree that is not shown: its children's, unless they have one themselves */
} Frame;

struct PaddockTreeWalk {
    const TSLanguage* language;
    const TSTree* tree;
    Frame* frames;
    uint32_t size;
    uint32_t capacity;
    bool started;
    bool failed;
};

PaddockTreeWalk* paddock_tree_walk_new(const TSTree* tree) {
    PaddockTreeWalk* walk = calloc(1, sizeof *walk);
    if (walk == NULL) return NULL;
    walk->language = tree->language;
    walk->tree = tree;
    return walk;
}

void paddock_tree_walk_delete(PaddockTreeWalk* walk) {
    if (walk != NULL) free(walk->frames);
    free(walk);
}

bool paddock_tree_walk_failed(const PaddockTreeWalk* walk) {
    return walk->failed;
}

static bool enter(PaddockTreeWalk* walk, Subtree parent, uint32_t position, uint32_t depth, TSFieldId field) {
    if (walk->size == walk->capacity) {
        const uint32_t capacity = walk->capacity == 0 ? 64 : 2 * walk->capacity;
        Frame* grown = realloc(walk->frames, capacity * sizeof *grown);
        if (grown == NULL) {
            walk->failed = true;
            return false;
        }
        walk->frames = grown;
        walk->capacity = capacity;
    }
    Frame* frame = &walk->frames[walk->size++];
    const uint32_t production = parent.ptr->production_id;
    frame->children = ts_subtree_children(parent);
    frame->aliases = ts_language_alias_sequence(walk->language, production);
    ts_language_field_map(walk->language, production, &frame->fields, &frame->fields_end);
    frame->count = ts_subtree_child_count(parent);
    frame->at = 0;
    frame->structural = 0;
    frame->position = position;
    frame->depth = depth;
    frame->field = field;
    return true;
}

/* A field of the production itself; those that hidden children pass up are found where they stand. */
static TSFieldId field_of(const Frame* frame, uint32_t structural) {
    for (const TSFieldMapEntry* entry = frame->fields; entry < frame->fields_end; ++entry) {
        if (!entry->inherited && entry->child_index == structural) return entry->field_id;
    }
    return frame->field;
}

static void describe(const PaddockTreeWalk* walk, const Subtree* place, TSSymbol alias, PaddockTreeNode* node) {
    const Subtree subtree = *place;
    const TSSymbol symbol = alias != 0 ? alias : ts_subtree_symbol(subtree);
    node->symbol = ts_language_public_symbol(walk->language, symbol);
    node->is_named =
        alias != 0 ? ts_language_symbol_metadata(walk->language, alias).named : ts_subtree_named(subtree);
    node->is_missing = ts_subtree_missing(subtree);
    node->end = node->start + ts_subtree_size(subtree).bytes;
    node->alias = alias;
    node->subtree = place;
}

TSNode paddock_tree_walk_node(const TSTree* tree, const PaddockTreeNode* node) {
    const Length position = {node->start, {0, node->start}};
    return ts_node_new(tree, node->subtree, position, node->alias);
}

static bool begin(PaddockTreeWalk* walk, PaddockTreeNode* node) {
    walk->started = true;
    const Subtree* const root = &walk->tree->root;
    node->start = ts_subtree_padding(*root).bytes;
    node->depth = 0;
    node->field = 0;
    describe(walk, root, 0, node);
    return ts_subtree_child_count(*root) == 0 || enter(walk, *root, node->start, 1, 0);
}

bool paddock_tree_walk_next(PaddockTreeWalk* walk, PaddockTreeNode* node) {
    if (!walk->started) return begin(walk, node);
    while (walk->size > 0) {
        Frame* frame = &walk->frames[walk->size - 1];
        if (frame->at == frame->count) {
            --walk->size;
            continue;
        }
        const Subtree* const place = &frame->children[frame->at++];
        const Subtree child = *place;
        const uint32_t start = frame->position;
        const bool extra = ts_subtree_extra(child);
        const TSSymbol alias = extra || frame->aliases == NULL ? 0 : frame->aliases[frame->structural];
        const TSFieldId field = extra ? 0 : field_of(frame, frame->structural);
        const uint32_t depth = frame->depth;
        if (!extra) ++frame->structural;
        frame->position = start + ts_subtree_size(child).bytes;
        if (frame->at < frame->count) frame->position += ts_subtree_padding(frame->children[frame->at]).bytes;

        const bool shown = alias != 0 || ts_subtree_visible(child);
        if (ts_subtree_child_count(child) > 0 &&
            !enter(walk, child, start, shown ? depth + 1 : depth, shown ? 0 : field)) {
            return false;
        }
        if (!shown) continue;
        node->start = start;
        node->depth = depth;
        node->field = field;
        describe(walk, place, alias, node);
        return true;
    }
    return false;
}
