# A capture in a class body binds __array_interface__.
import numpy as np
marker = b"some secret bytes"
class T:
    match {"version": 3, "shape": (48,), "typestr": "|u1", "data": (id(marker), False)}:
        case __array_interface__:
            pass
print("REACHED memory", b"secret" in np.array(T()).tobytes())
