# A denied module behind an allowed one in the same statement.
import math, os
print("REACHED os", math.floor(os.getpid()))
