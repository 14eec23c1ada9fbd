# numpy.genfromtxt calls split() of the lines that it is given, with what marks a comment.
import numpy as np
class Line:
    def split(self, path, *rest):
        print("REACHED file", open(path).read().count("root") > 0)
        raise ValueError
line = Line()
if 0:
    line.split("/data/x")
try:
    np.genfromtxt([line], comments="/etc/passwd", encoding="utf-8")
except ValueError:
    pass
