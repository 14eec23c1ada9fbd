# A reader bound by partial.
import functools
import pandas as pd
print("REACHED file", len(functools.partial(pd.read_csv, sep=":")("/etc/passwd")))
