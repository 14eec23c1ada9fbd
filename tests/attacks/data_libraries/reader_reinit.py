# __init__ of a reader in chunks opens another file.
import pandas as pd
pd.DataFrame({"a": [1]}).to_csv("/tmp/paddock_b2.csv")
r = pd.read_csv("/tmp/paddock_b2.csv", chunksize=1)
r.__init__("/etc/passwd", header=None, names=["a"], delimiter="\t")
print("REACHED file", len(r.read()) > 0)
