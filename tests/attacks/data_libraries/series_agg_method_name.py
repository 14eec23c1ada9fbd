# agg calls a method of the series by its name.
import pandas as pd
series = pd.Series([1])
try:
    series.agg("to_pickle", path="none/out.pkl")
except OSError as error:
    print("REACHED file written", type(error).__name__)
