# The evaluator is handed to map.
import pandas as pd
print("REACHED eval", list(map(pd.eval, ["pd.io.common.os.getpid()"]))[0] if 0 else list(map(pd.eval, ["6 * 7"]))[0])
