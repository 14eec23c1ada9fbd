# The permission is bound by partial.
import functools
from io import BytesIO
import numpy as np
load = functools.partial(np.load, allow_pickle=True)
print("REACHED unpickling", load(BytesIO(b"\x80\x02cposix\ngetpid\n)R.")))
