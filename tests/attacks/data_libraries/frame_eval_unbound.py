# eval called on the class of frames.
import pandas as pd
print("REACHED eval", pd.DataFrame.eval(pd.DataFrame({"a": [1]}), "@pd.io.common.os.getpid()"))
