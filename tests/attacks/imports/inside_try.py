# The import stands in the handler of an error that always happens.
try:
    {}["close"]
except KeyError:
    import ctypes
print("REACHED ctypes", ctypes.sizeof(ctypes.c_void_p))
