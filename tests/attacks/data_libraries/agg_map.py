# The dispatching method is handed to map.
import pandas as pd
try:
    list(map(pd.Series([1]).agg, ["to_pickle"], [0], ["none/out.pkl"]))
except OSError as error:
    print("REACHED file written", type(error).__name__)
