# apply calls a method whose name is put together.
import pandas as pd
try:
    pd.DataFrame({"a": [1]}).apply("_".join(["to", "csv"]), path_or_buf="none/out.csv")
except OSError as error:
    print("REACHED file written", type(error).__name__)
