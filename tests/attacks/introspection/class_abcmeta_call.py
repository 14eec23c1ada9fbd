# abc.ABCMeta called with three arguments makes a class of texts, here with raw memory for numpy.
import abc
import numpy as np
marker = b"some secret bytes"
T = abc.ABCMeta("T", (), {"__array_interface__": {"version": 3, "shape": (48,), "typestr": "|u1", "data": (id(marker), False)}})
print("REACHED memory", b"secret" in np.array(T()).tobytes())
