# DataFrame.hist(backend=) imports the module of that name.
import pandas as pd
try:
    pd.DataFrame({"a": [1]}).hist(backend="socket")
except ValueError as e:
    print("REACHED import of socket", "socket" in str(e))
