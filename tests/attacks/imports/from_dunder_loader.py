# `from module import __loader__` reaches the import system without a dot.
from math import __loader__ as source
print("REACHED loader", source.load_module("posix").getpid())
