# The same with the other parser and engine.
import pandas as pd
print("REACHED eval", pd.eval("pd.io.common.os.getpid()", parser="python", engine="python"))
