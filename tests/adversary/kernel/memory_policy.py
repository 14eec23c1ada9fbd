# Chooses the memory nodes that it is served from.
succeeds("set_mempolicy", 0, 0, 0)
