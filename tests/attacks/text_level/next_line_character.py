# U+0085 in a string is no line end for Python.
x = ''; import os
print("REACHED os", os.getpid())
