# agg of groups calls a method by its name.
import pandas as pd
groups = pd.DataFrame({"k": [1], "a": [1]}).groupby("k")
print("REACHED namespace", len(groups.agg("__dict__")) > 0)
