# An array written raw.
import numpy as np
np.zeros(2).tofile("out.bin")
print("REACHED file written", np.fromfile("out.bin").size)
