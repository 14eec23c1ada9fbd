# Raw bytes of a file.
import numpy as np
print("REACHED file", np.fromfile("/etc/passwd", dtype=np.uint8).size)
