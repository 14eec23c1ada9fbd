# The type of an array makes arrays, its arguments out of sight.
import numpy as np
thing = []
kind = type(np.zeros(1))
array = kind(*[1, "O", bytearray(id(thing).to_bytes(8, "little"))])
print("REACHED memory", array[0] is thing)
