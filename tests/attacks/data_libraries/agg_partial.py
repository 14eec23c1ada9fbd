# The dispatching method is bound by partial.
import functools
import pandas as pd
try:
    functools.partial(pd.DataFrame({"a": [1]}).agg, "to_csv", path_or_buf="none/out.csv")()
except OSError as error:
    print("REACHED file written", type(error).__name__)
