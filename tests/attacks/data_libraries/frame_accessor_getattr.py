# A frame's own __getattr__ is asked for a column, by text.
import pandas as pd
frame = pd.DataFrame({"__class__": [42]})
print("REACHED class", frame.__getattr__("_mgr").__class__.__name__)
