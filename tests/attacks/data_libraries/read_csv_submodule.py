# A reader in the module where it is made.
from pandas.io.parsers import read_csv
print("REACHED file", len(read_csv("/etc/passwd", sep=":", header=None)))
