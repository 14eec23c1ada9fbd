# pivot_table calls a method of the groups by its name.
import pandas as pd
frame = pd.DataFrame({"k": [1], "a": [1]})
try:
    frame.pivot_table(index="k", aggfunc="__class__")
except TypeError as error:
    print("REACHED class", str(error)[:40])
