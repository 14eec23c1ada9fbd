# pivot_table is told by a dictionary of keywords, out of sight, what method to call.
import pandas as pd
frame = pd.DataFrame({"a": [1], "b": [2]})
def told(name):
    return {"index": "a", "aggfunc": "".join(name)}
print("REACHED a method by a name made at run time", len(frame.pivot_table(**told(reversed("mus")))))
