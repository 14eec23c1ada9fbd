# numpy calls methods of elements by the name of the ufunc.
import numpy as np
from numpy import hypot as both
class Book:
    def hypot(self, path):
        return open(path).read()
def near(book):
    return book.hypot("/data/prices.csv")
a = np.array([Book()], dtype=object)
b = np.array(["/etc/passwd"], dtype=object)
print("REACHED file", both(a, b)[0].count("root"))
