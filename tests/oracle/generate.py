def program(seed, index): return b""
def broken(seed, index, program): return b""
