# Records of objects are read from bytes.
import numpy as np
thing = []
array = np.rec.fromstring(id(thing).to_bytes(8, "little"), dtype=[("o", "O")])
print("REACHED memory", array["o"][0] is thing)
