# Fields of a file by a regular expression.
import numpy as np
print("REACHED file", np.fromregex("/etc/passwd", r"(root)", [("a", "U4")]).size)
