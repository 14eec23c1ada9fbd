# The array inside a frame pickles itself to a file.
import pandas as pd
values = pd.DataFrame({"a": [1]}).values
try:
    values.dump("out.pkl")
    values.dump("none/out.pkl")
except FileNotFoundError as error:
    print("REACHED file written", error.filename)
