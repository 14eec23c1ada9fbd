# ndarray is handed on to functools.partial.
import functools
import numpy as np
thing = []
make = functools.partial(np.ndarray, 1, "O")
print("REACHED memory", make(bytearray(id(thing).to_bytes(8, "little")))[0] is thing)
