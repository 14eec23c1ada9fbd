# The evaluator of pandas reaches modules of modules.
import pandas as pd
print("REACHED eval", pd.eval("pd.io.common.os.getpid()"))
