# A reader of a path outside the data folder.
import pandas as pd
print("REACHED file", len(pd.read_csv("/etc/passwd", sep=":", header=None)))
