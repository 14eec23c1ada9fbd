# ndarray is handed on to map.
import numpy as np
thing = []
array, = map(np.ndarray, [1], ["O"], [bytearray(id(thing).to_bytes(8, "little"))])
print("REACHED memory", array[0] is thing)
