# pandas' unpickler through a parameter.
from io import BytesIO
import pandas as pd
def load(library, data):
    return library.read_pickle(BytesIO(data), compression=None)
print("REACHED unpickling", load(pd, b"cposix\ngetpid\n(tR."))
