# A class that reads lines of any file comes with a star import.
from traceback import *
print("REACHED file", FrameSummary("/etc/passwd", 1, "f").line[:4])
