# The path by keyword.
import pandas as pd
print("REACHED file", len(pd.read_csv(header=None, sep=":", filepath_or_buffer="/etc/passwd")))
