# The path stands in apply's args.
import pandas as pd
try:
    pd.Series([1]).apply("to_json", True, ("none/out.json",))
except OSError as error:
    print("REACHED file written", type(error).__name__)
