# An own class tells numpy where its memory is.
import numpy as np
class A:
    pass
A.memory = {"data": (id(A), True), "typestr": "|u1", "shape": (16,), "version": 3}
class B:
    __array_interface__ = A.memory
print("REACHED memory", np.asarray(B()).size)
