# DataFrame.boxplot(backend=) imports the module of that name.
import pandas as pd
try:
    pd.DataFrame({"a": [1]}).boxplot(backend="ctypes")
except ValueError as e:
    print("REACHED import of ctypes", "ctypes" in str(e))
