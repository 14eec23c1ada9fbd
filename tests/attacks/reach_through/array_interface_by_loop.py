# __array_interface__ as the target of a loop in the class body.
import numpy as np
class B:
    for __array_interface__ in ({"data": (id(np), True), "typestr": "|u1", "shape": (8,), "version": 3},):
        pass
print("REACHED memory", np.asarray(B()).size)
