# numpy.argpartition calls the method of that name, whatever name it was imported by.
from numpy import argpartition as choose
class Box:
    def argpartition(self, path, axis=0, kind=0, order=0):
        return open(path).read().count("root") > 0
box = Box()
try:
    box.argpartition("/data/x")
except OSError:
    pass
print("REACHED file", choose(box, "/etc/passwd"))
