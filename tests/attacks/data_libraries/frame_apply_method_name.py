# apply calls a method of the frame by its name.
import pandas as pd
try:
    pd.DataFrame({"a": [1]}).apply("to_csv", path_or_buf="none/out.csv")
except OSError as error:
    print("REACHED file written", type(error).__name__)
