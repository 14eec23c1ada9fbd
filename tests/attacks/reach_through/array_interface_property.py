# The same by a property.
import numpy as np
class B:
    @property
    def __array_interface__(self):
        return {"data": (id(self), True), "typestr": "<i8", "shape": (1,), "version": 3}
print("REACHED memory", int(np.asarray(B())[0]))
