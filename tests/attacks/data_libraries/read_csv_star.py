# A reader that comes with a star import.
from pandas import *
print("REACHED file", len(read_csv("/etc/passwd", sep=":", header=None)))
