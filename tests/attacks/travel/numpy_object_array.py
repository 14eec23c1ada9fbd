# A module in an array of objects.
import logging
import numpy as np
print("REACHED file", np.array([logging], dtype=object)[0].io.open("/etc/passwd").read().count("root"))
