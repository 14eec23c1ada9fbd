# coding: latin-1 -- bytes that are no UTF-8.
price = 'é'
import os
print("REACHED os", os.getpid())
