# type(int) is type, and makes a class of texts.
import numpy as np
marker = b"some secret bytes"
T = type(int)("T", (), {"__array_interface__": {"version": 3, "shape": (48,), "typestr": "|u1", "data": (id(marker), False)}})
print("REACHED memory", b"secret" in np.array(T()).tobytes())
