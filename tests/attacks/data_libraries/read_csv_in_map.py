# A reader handed to map.
import pandas as pd
print("REACHED file", [len(f) for f in map(pd.read_table, ["/etc/passwd"])][0])
