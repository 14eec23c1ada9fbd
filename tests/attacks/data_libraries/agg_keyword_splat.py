# The method's name comes from a dictionary of keywords.
import pandas as pd
try:
    pd.DataFrame({"a": [1]}).agg(**{"func": "to_csv", "path_or_buf": "none/out.csv"})
except OSError as error:
    print("REACHED file written", type(error).__name__)
