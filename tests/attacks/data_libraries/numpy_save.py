# An array written to a file.
import numpy as np
np.save("out.npy", np.zeros(1))
print("REACHED file written", np.load("out.npy").size)
