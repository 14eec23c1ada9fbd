# Takes more memory than it may, in small blocks.
# flags: --memory 120m
# ends: memory
# limits: memory
blocks = [bytes([1]) * (1 << 20) for _ in range(250)]
decide(sum(block[-1] for block in blocks) == 250)
