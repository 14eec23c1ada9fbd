# The method's name is put together in a loop.
import pandas as pd
how = ""
for part in ("to", "_", "csv"):
    how += part
try:
    pd.DataFrame({"a": [1]}).agg(how, path_or_buf="none/out.csv")
except OSError as error:
    print("REACHED file written", type(error).__name__)
