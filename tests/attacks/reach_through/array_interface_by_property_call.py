# __array_interface__ bound to a property that is made by a call.
import numpy as np
def answer(self):
    return {"data": (id(B), True), "typestr": "|u1", "shape": (8,), "version": 3}
class B:
    __array_interface__ = property(answer)
print("REACHED memory", np.asarray(B()).size)
