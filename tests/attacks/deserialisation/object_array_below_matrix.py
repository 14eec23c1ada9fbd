# Below matrix lies ndarray, by super() and without a class of the file.
import numpy as np
thing = []
array = super(np.matrix, np.matrix).__new__(np.matrix, 1, "O", bytearray(id(thing).to_bytes(8, "little")))
print("REACHED memory", np.ravel(array)[0] is thing or array.shape)
