# An option of pandas keeps a denied builtin and calls it on each number that is shown.
import pandas as pd
pd.set_option("display.float_format", lambda x: str(eval("6 * 7")))
print("REACHED eval", str(pd.Series([1.5])).split()[1])
