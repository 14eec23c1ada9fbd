# numpy's archive unpickles once its attribute allow_pickle is set after loading.
import numpy as np
class Payload:
    def __reduce__(self):
        return print, ("REACHED unpickling",)
np.savez("/tmp/paddock_b2.npz", a=np.array([Payload()], dtype=object))
z = np.load("/tmp/paddock_b2.npz")
z.allow_pickle = True
z["a"]
