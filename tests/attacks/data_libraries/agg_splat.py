# The method's name comes from a starred list.
import pandas as pd
names = ["to_csv"]
try:
    pd.DataFrame({"a": [1]}).agg(*names, path_or_buf="none/out.csv")
except OSError as error:
    print("REACHED file written", type(error).__name__)
