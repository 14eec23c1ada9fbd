# agg calls query by its name.
import pandas as pd
seen = []
def note(x):
    seen.append(x)
    return True
try:
    pd.DataFrame({"a": [1]}).agg("query", expr="@note(42) == True", local_dict={"note": note})
except KeyError:
    print("REACHED eval", seen[0])
