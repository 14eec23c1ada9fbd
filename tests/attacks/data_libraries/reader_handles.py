# A reader in chunks keeps the file that it reads; the type of its raw file opens any other.
import pandas as pd
pd.DataFrame({"a": [1]}).to_csv("/tmp/paddock_b2.csv")
r = pd.read_csv("/tmp/paddock_b2.csv", chunksize=1)
print("REACHED file", type(r.handles.handle.buffer.raw)("/etc/passwd").read().count(b"root"))
