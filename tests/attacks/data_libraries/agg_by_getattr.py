# The dispatching method itself is reached by text.
import pandas as pd
try:
    getattr(pd.DataFrame({"a": [1]}), "agg")("to_csv", path_or_buf="none/out.csv")
except OSError as error:
    print("REACHED file written", type(error).__name__)
