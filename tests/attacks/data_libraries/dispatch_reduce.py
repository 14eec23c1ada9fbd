# A frame out of functools.reduce is no pandas object for the rule: agg calls any method by a name made at run time.
import functools
import pandas as pd
frame = functools.reduce(lambda a, b: b, [pd.DataFrame({"a": [1]})])
name = "".join(reversed("vsc_ot"))
try:
    frame.agg(name, 0, "paddock_b2.csv")
except AttributeError:
    pass
print("REACHED file written outside /output")
