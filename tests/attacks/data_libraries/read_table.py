# Another name of the same reader.
import pandas as pd
print("REACHED file", len(pd.read_table("/etc/passwd", sep=":")))
