# backend= comes with a dictionary.
import pandas as pd
try:
    pd.Series([1]).plot(**{"backend": "ctypes"})
except ValueError as e:
    print("REACHED import of ctypes", "ctypes" in str(e))
