# apply calls a method of the series by its name.
import pandas as pd
series = pd.Series([1])
try:
    series.apply("to_json", path_or_buf="none/out.json")
except OSError as error:
    print("REACHED file written", type(error).__name__)
