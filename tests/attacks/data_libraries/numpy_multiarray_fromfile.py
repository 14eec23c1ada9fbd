# The C function behind fromfile, elsewhere.
from numpy.core.multiarray import fromfile
print("REACHED file", fromfile("/etc/passwd", dtype="u1").size)
