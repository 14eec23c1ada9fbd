# `from module import __class__` gives the type of modules.
from math import __class__ as kind
print("REACHED class", kind.__name__, kind("m").__name__)
