# getattr with a literal name takes a reader of files out of pandas.
import pandas as pd
print("REACHED file", len(getattr(pd, "read_csv")("/etc/passwd", sep=":", header=None)))
