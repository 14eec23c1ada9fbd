# The evaluator is handed to map.
import pandas as pd
print("REACHED eval", list(map(pd.eval, ["6 * 7"]))[0])
