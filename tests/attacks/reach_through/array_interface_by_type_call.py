# __array_interface__ as a key of the dictionary that type() makes a class of.
import numpy as np
a = np.arange(3)
B = type("B", (), {"__array_interface__": {"data": (id(a), True), "typestr": "|u1", "shape": (8,), "version": 3}})
print("REACHED memory", np.asarray(B()).size)
