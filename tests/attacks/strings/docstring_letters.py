# Letters of a name from a library's docstring.
import math
t = math.sin.__doc__
name = "__" + "cla" + t[t.index("s")] * 2 + "__"
print("REACHED class", getattr((), name).__name__)
