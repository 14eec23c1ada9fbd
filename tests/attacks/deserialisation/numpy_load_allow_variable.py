# The permission is a variable.
from io import BytesIO
import numpy as np
allow = not False
print("REACHED unpickling", np.load(BytesIO(b"\x80\x02cposix\ngetpid\n)R."), allow_pickle=allow))
