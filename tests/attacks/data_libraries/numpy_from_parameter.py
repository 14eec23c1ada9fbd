# A reader of numpy through a parameter.
import numpy as np
def size(library):
    return library.fromfile("/etc/passwd", dtype="u1").size
print("REACHED file", size(np))
