# A path that climbs out of the data folder.
import pandas as pd
print("REACHED file", len(pd.read_csv("/tmp/../etc/passwd", sep=":", header=None)))
