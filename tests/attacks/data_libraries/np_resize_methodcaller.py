# resize by text.
import operator
import numpy as np
array = np.zeros(8)
view = array[:]
operator.methodcaller("resize", 4096, **{"refcheck": False})(array)
print("REACHED memory given back under a view of", len(view))
