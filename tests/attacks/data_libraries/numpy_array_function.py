# An own __array_function__ is handed functions of numpy, readers among them.
import numpy as np
seen = []
class A:
    def __array_function__(self, func, types, args, kwargs):
        seen.append(func)
np.loadtxt("/etc/passwd", like=A())
print("REACHED reader", seen[0].__name__)
