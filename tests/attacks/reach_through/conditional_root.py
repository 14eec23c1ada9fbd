# The root of the way is one of two modules.
import logging, math
root = logging if len("a") else math
print("REACHED os", root.os.getpid())
