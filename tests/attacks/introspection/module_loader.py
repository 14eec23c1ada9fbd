# The loader of an allowed module.
import math
print("REACHED loader", math.__loader__.load_module("posix").getpid())
