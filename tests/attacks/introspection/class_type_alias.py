# type under another name makes a class of texts, here with raw memory for numpy.
import numpy as np
make = type
marker = b"some secret bytes"
T = make("T", (), {"__array_interface__": {"version": 3, "shape": (48,), "typestr": "|u1", "data": (id(marker), False)}})
print("REACHED memory", b"secret" in np.array(T()).tobytes())
