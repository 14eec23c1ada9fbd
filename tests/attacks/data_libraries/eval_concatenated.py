# The expression is put together.
import pandas as pd
print("REACHED eval", pd.eval("pd.io.com" + "mon.os.getpid()"))
