# pickle through pandas.
import pandas as pd
print("REACHED unpickling", pd.core.generic.pickle.loads(b"cposix\ngetpid\n(tR."))
