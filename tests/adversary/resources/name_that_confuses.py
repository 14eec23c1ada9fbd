# The same as the heap, under a name that splits a careless reader's fields of /proc/PID/stat.
# flags: --memory 120m
# ends: memory
# limits: memory
syscall("prctl", 15, b") R 1 1 0 0 0", 0, 0, 0)
blocks = [bytes([1]) * (1 << 20) for _ in range(250)]
decide(sum(block[-1] for block in blocks) == 250)
