# The reader of columns of fixed width.
import pandas as pd
print("REACHED file", len(pd.read_fwf("/etc/passwd")))
