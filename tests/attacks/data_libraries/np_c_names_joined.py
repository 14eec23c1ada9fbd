# The same by np.c_ under another name, with a text made at run time.
import numpy as np
class Own:
    def __array_function__(self, function, types, args, kwargs):
        print("REACHED builtins", type(args[0][1]).__name__)
own = Own()
join = np.c_
try:
    join[", ".join(["own", "__builtins" + "__"])]
except ValueError:
    pass
