# A class of the file that derives from ndarray takes the same arguments.
import numpy as np
class Own(np.ndarray):
    pass
thing = []
array = Own((1,), "O", bytearray(id(thing).to_bytes(8, "little")))
print("REACHED memory", array[0] is thing)
