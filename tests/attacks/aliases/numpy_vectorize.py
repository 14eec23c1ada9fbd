# A builtin applied by numpy.
import numpy as np
print("REACHED eval", np.vectorize(eval)(np.array(["6 * 7"]))[0])
