# coding: shift_jis -- the second byte of a letter is a backslash.
x = '表'; import os
print("REACHED os", os.getpid())
