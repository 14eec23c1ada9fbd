# A subclass takes the method's name into its own namespace and lets it go again.
import pandas as pd
class Frame(pd.DataFrame):
    to_csv = None
    del to_csv
f = Frame({"a": [1]})
f.to_csv("out.csv")
try:
    f.to_csv("out.csv", mode="x")
except FileExistsError as error:
    print("REACHED file written", error.filename)
