# __array_function__ gets the classes of its operands.
import numpy as np
class Book:
    def __init__(self, path):
        self.text = open(path).read() if path != "/data/none" else ""
    def __array_function__(self, func, types, args, kwargs):
        return [kind("/etc/passwd").text for kind in types]
print("REACHED file", np.sum(Book("/data/none"))[0].count("root"))
