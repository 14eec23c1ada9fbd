# np.r_ takes a text for the names of variables, __builtins__ too.
import numpy as np
class Own:
    def __array_function__(self, function, types, args, kwargs):
        print("REACHED builtins", type(args[0][1]).__name__)
own = Own()
try:
    np.r_["own, __builtins__"]
except ValueError:
    pass
