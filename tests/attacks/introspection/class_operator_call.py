# operator.call calls type with three arguments.
import operator
import numpy as np
marker = b"some secret bytes"
T = operator.call(type, "T", (), {"__array_interface__": {"version": 3, "shape": (48,), "typestr": "|u1", "data": (id(marker), False)}})
print("REACHED memory", b"secret" in np.array(T()).tobytes())
