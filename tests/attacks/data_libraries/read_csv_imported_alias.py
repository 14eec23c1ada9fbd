# A reader under an alias.
from pandas import read_csv as frame
print("REACHED file", len(frame("/etc/passwd", sep=":", header=None)))
