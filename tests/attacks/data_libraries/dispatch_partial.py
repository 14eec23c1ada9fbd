# A series that functools.partial made is no pandas object for the rule: agg reads any attribute by a name made at run time.
import functools
import pandas as pd
def own():
    pass
class Shelf(pd.Series):
    path = own
frame = functools.partial(pd.Series, [1])()
name = "".join(reversed("__etubirttateg__"))
kind = frame.agg(name, 0, "".join(reversed("__ssalc__")))
print("REACHED __class__ of a library object", kind.__name__)
