# A builtin applied by pandas.
import pandas as pd
print("REACHED eval", pd.Series(["6 * 7"]).map(eval)[0])
