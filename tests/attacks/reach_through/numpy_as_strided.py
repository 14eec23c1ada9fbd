# Raw memory under the name that another module imported it by.
import numpy as np
print("REACHED memory", np.lib.index_tricks.as_strided(np.zeros(1), (4,), (8,)).size)
