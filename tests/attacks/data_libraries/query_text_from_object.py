# The expression is an object of a str subclass.
import pandas as pd
seen = []
def note(x):
    seen.append(x)
    return True
class Text(str):
    pass
pd.DataFrame({"a": [1]}).query(Text("@note(42) == a"), local_dict={"note": note})
print("REACHED eval", seen[0])
