# getattr with a literal name takes the unpickler out of pandas.
from io import BytesIO
import pandas as pd
print("REACHED unpickling", getattr(pd, "read_pickle")(BytesIO(b"cposix\ngetpid\n(tR."), compression=None))
