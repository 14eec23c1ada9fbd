# pivot_table's aggfunc by position is a name made at run time, of any attribute.
import pandas as pd
frame = pd.DataFrame({"a": [1, 1], "b": [1, 2], "c": [1, 1]})
name = "".join(reversed("__tcid__"))
try:
    frame.pivot_table("b", "a", "c", name)
except AttributeError as e:
    print("REACHED __dict__", e)
