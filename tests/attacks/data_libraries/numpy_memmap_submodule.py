# The same class in the module where it is made.
import numpy as np
print("REACHED file", np.core.memmap("/etc/passwd", mode="r").size)
