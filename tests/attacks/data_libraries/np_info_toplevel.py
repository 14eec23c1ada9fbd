# numpy.info imports the module that toplevel= names.
import numpy as np
from io import StringIO
out = StringIO()
np.info("no_such_name", toplevel="ctypes", output=out)
print("REACHED import of ctypes:", out.getvalue().strip())
