# The permission stands in its place without a keyword.
from io import BytesIO
import numpy as np
print("REACHED unpickling", np.load(BytesIO(b"\x80\x02cposix\ngetpid\n)R."), None, True))
