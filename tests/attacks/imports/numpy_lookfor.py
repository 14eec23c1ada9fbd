# numpy.lookfor imports any module by its name to search its documentation.
from io import StringIO
import numpy as np
said = StringIO()
np.lookfor("Return the current process id", module="posix", output=said)
print("REACHED import", "posix.getpid" in said.getvalue())
