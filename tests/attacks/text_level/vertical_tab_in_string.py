# A vertical tab in a string.
x = ''; import os
print("REACHED os", os.getpid())
