# A random generator shows its native functions.
import numpy as np
print("REACHED ctypes", np.random.PCG64().ctypes.state_address > 0)
