# coding: cp1252 -- a code page of one byte.
x = '€'; import os
print("REACHED os", os.getpid())
