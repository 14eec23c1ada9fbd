# coding: gbk -- a letter of two bytes.
x = '誘'; import os
print("REACHED os", os.getpid())
