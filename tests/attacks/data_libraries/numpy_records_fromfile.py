# Records of a file.
import numpy as np
print("REACHED file", np.core.records.fromfile("/etc/passwd", formats="u1", shape=4).size)
