# numpy.ma.filled calls the method of that name.
from numpy.ma import filled as take
class Box:
    def filled(self, path):
        return open(path).read().count("root") > 0
box = Box()
try:
    box.filled("/data/x")
except OSError:
    pass
print("REACHED file", take(box, "/etc/passwd"))
