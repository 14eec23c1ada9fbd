# DataFrame.boxplot's backend by position.
import pandas as pd
try:
    pd.DataFrame({"a": [1]}).boxplot(None, None, None, None, 0, True, None, None, None, "ctypes")
except ValueError as e:
    print("REACHED import of ctypes", "ctypes" in str(e))
