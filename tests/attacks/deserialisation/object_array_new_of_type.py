# The type of an array is asked for __new__, without the name ndarray.
import numpy as np
thing = []
kind = type(np.zeros(1))
array = kind.__new__(kind, 1, "O", bytearray(id(thing).to_bytes(8, "little")))
print("REACHED memory", array[0] is thing)
