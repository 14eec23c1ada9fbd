# A with target in a class body binds __array_interface__.
import contextlib
import numpy as np
marker = b"some secret bytes"
class T:
    with contextlib.nullcontext({"version": 3, "shape": (48,), "typestr": "|u1", "data": (id(marker), False)}) as __array_interface__:
        pass
print("REACHED memory", b"secret" in np.array(T()).tobytes())
