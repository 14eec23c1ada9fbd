# Text of a file.
import numpy as np
print("REACHED file", np.genfromtxt("/etc/passwd", dtype=str, delimiter="\n").size)
