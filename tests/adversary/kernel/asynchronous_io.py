# Sets up kernel asynchronous input and output, old and rarely used code.
context = ctypes.c_ulong(0)
succeeds("io_setup", 1, ctypes.byref(context))
