# The base of a numpy.memmap is an object of the denied module mmap, whose type maps memory with any protection.
import numpy as np
m = np.memmap("/tmp/paddock_b2.bin", dtype="u1", mode="w+", shape=(8,))
print("REACHED mmap executable memory", len(type(m.base)(-1, 4096, prot=7)))
