# ndarray.resize(refcheck=False) frees the memory that a view still reads and writes: raw memory.
import numpy as np
a = np.zeros(8, dtype="u8")
view = a[:]
a.resize(4096, refcheck=False)
others = [np.full(8, 7777, dtype="u8") for _ in range(64)]
print("REACHED freed memory", 7777 in view.tolist() or view.tolist() != [0] * 8)
