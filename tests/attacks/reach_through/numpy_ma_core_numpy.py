# numpy leads to itself by way of its parts.
import numpy as np
print("REACHED exec", np.ma.core.np.testing.runstring("import os", {}) is None)
