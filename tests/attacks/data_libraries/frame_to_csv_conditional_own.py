# A subclass defines the method only in a branch that is not taken.
import pandas as pd
class Frame(pd.DataFrame):
    if len("a") > 1:
        def to_csv(self, path):
            return None
f = Frame({"a": [1]})
f.to_csv("out.csv")
try:
    f.to_csv("out.csv", mode="x")
except FileExistsError as error:
    print("REACHED file written", error.filename)
