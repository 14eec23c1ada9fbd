# The same through a function that does not know what it is given.
import pandas as pd
class Own:
    def __init__(self):
        self._parent = 1
def f():
    pass
def point(accessor, target):
    accessor._parent = target
accessor = pd.Series(["a"], dtype="category").cat
list(map(point, [accessor], [f]))
print("REACHED", len(list(map(lambda a: a._delegate_property_get("__globals__"), [accessor]))[0]))
