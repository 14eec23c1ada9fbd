# The plot accessor under another name.
import pandas as pd
draw = pd.Series([1]).plot
try:
    draw(**{"backend": "colorsys"})
except ValueError as error:
    print("REACHED an import of", str(error).split("'")[1])
