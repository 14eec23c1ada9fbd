# A record array over own bytes.
import numpy as np
thing = []
array = np.recarray((1,), dtype=[("o", "O")], buf=bytearray(id(thing).to_bytes(8, "little")))
print("REACHED memory", array["o"][0] is thing)
