# A name from an array of letters.
import numpy as np
print("REACHED class", getattr((), "".join(np.array(list("__class__")))).__name__)
