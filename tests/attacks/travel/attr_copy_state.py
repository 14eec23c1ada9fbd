# copy puts the state that __reduce_ex__ gives into the new object's attributes.
import copy
class Book:
    path = "/data/prices.csv"
    def __reduce_ex__(self, protocol):
        return fresh, (), {"path": "/etc/passwd"}
    def read(self):
        return open(self.path).read()
def fresh():
    return Book()
print("REACHED file", copy.copy(Book()).read().count("root"))
