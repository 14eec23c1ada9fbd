# pandas.NamedAgg by position holds a method's name made at run time: as a keyword of agg it counts as settled.
import pandas as pd
name = "".join(reversed("draobpilc_ot"))
frame = pd.DataFrame({"a": [1, 1], "b": [1, 2]})
try:
    frame.agg(x=pd.NamedAgg("b", name))
except Exception as e:
    print("REACHED to_clipboard", type(e).__name__)
