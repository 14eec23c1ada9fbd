# ndarray is made by its __new__.
import numpy as np
thing = []
array = np.ndarray.__new__(type(np.zeros(1)), 1, "O", bytearray(id(thing).to_bytes(8, "little")))
print("REACHED memory", array[0] is thing)
