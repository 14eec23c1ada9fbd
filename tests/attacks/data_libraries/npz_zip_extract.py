# numpy's archive shows its ZipFile, which extracts members to any folder.
import numpy as np
np.savez("/tmp/paddock_b2.npz", a=np.zeros(1))
z = np.load("/tmp/paddock_b2.npz")
print("REACHED file written", z.zip.extract("a.npy", "paddock_b2"))
