# The type of a reader in chunks opens any file.
import pandas as pd
pd.DataFrame({"a": [1]}).to_csv("/tmp/paddock_b2.csv")
r = pd.read_csv("/tmp/paddock_b2.csv", chunksize=1)
print("REACHED file", len(type(r)("/etc/passwd", header=None, names=["a"], delimiter="\t").read()) > 0)
