# Three kinds of line ends.
import math
x = 1import os
print("REACHED os", os.getpid())
