# numpy's own carrier of raw addresses.
import numpy as np
a = np.arange(3)
view = np.asarray(np.lib.stride_tricks.DummyArray({"data": (id(a), True), "typestr": "|u1", "shape": (8,), "version": 3}))
print("REACHED memory", int(view[0]))
