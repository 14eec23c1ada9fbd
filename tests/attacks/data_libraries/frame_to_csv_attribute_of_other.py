# Another object's attribute of that name makes the subclass's look its own.
import pandas as pd
class Other:
    def __init__(self):
        self.to_csv = None
class Frame(pd.DataFrame):
    pass
f = Frame({"a": [1]})
f.to_csv("out.csv")
try:
    f.to_csv("out.csv", mode="x")
except FileExistsError as error:
    print("REACHED file written", error.filename)
