# A backslash at the end of a comment continues nothing.\
import os
print("REACHED os", os.getpid())
