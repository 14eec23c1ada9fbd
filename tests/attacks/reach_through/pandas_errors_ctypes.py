# ctypes through pandas' errors.
import pandas as pd
print("REACHED ctypes", pd.errors.ctypes.sizeof(pd.errors.ctypes.c_void_p))
