# pandas' tolerant unpickler.
from io import BytesIO
import pandas as pd
print("REACHED unpickling", pd.compat.pickle_compat.load(BytesIO(b"\x80\x02cposix\ngetpid\n)R.")))
