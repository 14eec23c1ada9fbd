# A frame's query calls what the program has.
import pandas as pd
seen = []
def note(x):
    seen.append(x)
    return True
pd.DataFrame({"a": [1]}).query("a == a and @note(@pd.io.common.os.getpid()) == True")
print("REACHED eval", seen[0])
