# The dispatching method is called by methodcaller.
import operator
import pandas as pd
try:
    operator.methodcaller("agg", "to_csv", path_or_buf="none/out.csv")(pd.DataFrame({"a": [1]}))
except OSError as error:
    print("REACHED file written", type(error).__name__)
