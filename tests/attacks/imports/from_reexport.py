# `from` takes a denied module out of an allowed one.
from statistics import sys
print("REACHED sys", sys.modules["os"].getpid())
