# pandas' unpickler.
from io import BytesIO
import pandas as pd
print("REACHED unpickling", pd.read_pickle(BytesIO(b"cposix\ngetpid\n(tR."), compression=None))
