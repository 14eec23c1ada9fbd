# The reader that hands back a reader of chunks.
import pandas as pd
try:
    pd.read_json("/etc/passwd")
except ValueError as error:
    print("REACHED file", str(error)[:20])
