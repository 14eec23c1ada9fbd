# Text of a file by the stricter reader.
import numpy as np
print("REACHED file", np.loadtxt("/etc/passwd", dtype=str, delimiter=":", usecols=0, comments=None).size)
