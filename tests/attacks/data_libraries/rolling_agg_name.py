# agg of a window reads an attribute by its name.
import pandas as pd
print("REACHED namespace", len(pd.Series([1]).rolling(1).agg("__dict__")) > 0)
