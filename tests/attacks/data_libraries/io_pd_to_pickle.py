# pandas.to_pickle read of the module: patterns with * take functions of an imported module for harmless (json.dump).
import pandas as pd
pd.to_pickle([1], "paddock_b2.pkl")
print("REACHED file written outside /output")
