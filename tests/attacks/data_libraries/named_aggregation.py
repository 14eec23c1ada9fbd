# A named aggregation calls a method by its name.
import pandas as pd
groups = pd.DataFrame({"k": [1], "a": [1]}).groupby("k")
try:
    groups.agg(b=("a", "__class__"))
except TypeError as error:
    print("REACHED class", str(error)[:40])
