# A builtin as the converter of a column.
from io import StringIO
import pandas as pd
print("REACHED eval", pd.read_csv(StringIO("a\n6 * 7"), converters={"a": eval})["a"][0])
