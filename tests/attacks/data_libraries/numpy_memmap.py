# A file mapped into memory.
import numpy as np
print("REACHED file", np.memmap("/etc/passwd", mode="r").size)
