# numpy.add_newdoc imports the module that its first argument names.
import warnings
import numpy as np
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    np.add_newdoc("os", "walk", "text")
print("REACHED import", seen[0].message.args[0][:45])
