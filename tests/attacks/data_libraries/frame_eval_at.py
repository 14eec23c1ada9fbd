# A frame's eval reaches the program's variables.
import pandas as pd
print("REACHED eval", pd.DataFrame({"a": [1]}).eval("@pd.io.common.os.getpid()"))
