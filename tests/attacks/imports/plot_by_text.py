# The plot accessor by text.
import pandas as pd
try:
    getattr(pd.Series([1]), "plot")(**{"backend": "colorsys"})
except ValueError as error:
    print("REACHED an import of", str(error).split("'")[1])
