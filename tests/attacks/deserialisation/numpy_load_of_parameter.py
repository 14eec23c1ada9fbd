# numpy's loader through a parameter.
from io import BytesIO
import numpy as np
def load(library, data):
    return library.load(BytesIO(data), allow_pickle=True)
print("REACHED unpickling", load(np, b"\x80\x02cposix\ngetpid\n)R."))
