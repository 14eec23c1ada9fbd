# U+2028 in a comment ends the line for some editors, not for Python:  import math
import os
print("REACHED os", os.getpid())
