# A builtin as a ufunc.
import numpy as np
print("REACHED eval", np.frompyfunc(eval, 1, 1)(np.array(["6 * 7"], dtype=object))[0])
