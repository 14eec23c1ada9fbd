# numpy.amax calls the method max of an own object with the axis that it is given.
import numpy as np
class Book:
    def max(self, axis, out=None):
        return open(axis).read()
def near(book):
    return book.max("/data/prices.csv")
print("REACHED file", np.amax(Book(), axis="/etc/passwd").count("root"))
