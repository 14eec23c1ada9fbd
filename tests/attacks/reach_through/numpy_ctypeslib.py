# The loader of native libraries.
import numpy as np
print("REACHED ctypes", np.ctypeslib.ctypes.sizeof(np.ctypeslib.ctypes.c_void_p))
