# A URL of a local file.
import pandas as pd
print("REACHED file", len(pd.read_csv("file:///etc/passwd", sep=":", header=None)))
