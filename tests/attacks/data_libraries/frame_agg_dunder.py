# agg gives an attribute of the frame by its name, a namespace here.
import pandas as pd
print("REACHED namespace", len(pd.Series([1]).agg("__dict__")) > 0)
