# resize under another name.
import numpy as np
array = np.zeros(8)
view = array[:]
change = array.resize
change(4096, **{"refcheck": False})
print("REACHED memory given back under a view of", len(view))
