# A name from a frame's columns.
import pandas as pd
print("REACHED class", getattr((), pd.DataFrame({"__class__": [1]}).columns[0]).__name__)
