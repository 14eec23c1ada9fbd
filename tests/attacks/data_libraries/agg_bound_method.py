# The dispatching method gets a name of its own.
import pandas as pd
call = pd.DataFrame({"a": [1]}).agg
try:
    call("to_csv", path_or_buf="none/out.csv")
except OSError as error:
    print("REACHED file written", type(error).__name__)
