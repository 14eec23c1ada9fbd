# pandas.to_pickle imported by name: patterns with * look at attributes only.
from pandas import to_pickle
to_pickle(1, "paddock_b2.pkl")
print("REACHED file written outside /output")
