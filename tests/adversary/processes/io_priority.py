# Asks for the best priority of its class at the disk.
succeeds("ioprio_set", 1, 0, (2 << 13) | 0)
