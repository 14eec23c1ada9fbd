# refcheck comes by a dictionary of keywords: memory is freed under a view.
import numpy as np
array = np.zeros(8)
view = array[:]
array.resize(4096, **{"refcheck": False})
print("REACHED memory given back under a view of", len(view))
