# Takes a copy of the whole mount tree by open_tree.
# bare: own
succeeds("open_tree", -100, b"/", 1 | 0x8000)  # OPEN_TREE_CLONE, AT_RECURSIVE
