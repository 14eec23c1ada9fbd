# The permission comes from a dictionary.
from io import BytesIO
import numpy as np
print("REACHED unpickling", np.load(BytesIO(b"\x80\x02cposix\ngetpid\n)R."), **{"allow_pickle": True}))
