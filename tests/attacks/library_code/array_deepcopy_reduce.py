# An array of objects copies deeply, too: what __reduce_ex__ says is set on a class of the file.
import numpy as np
class Order:
    size = 1
def give():
    return Order
class Evil:
    def __reduce_ex__(self, protocol):
        return give, (), (None, {"size": 1_000_000})
np.array([Evil()], dtype=object).__deepcopy__({})
print("REACHED", Order.size)
