# The methods of the plot accessor take a backend, too, which is imported by its name.
import pandas as pd
try:
    pd.Series([1]).plot.line(**{"backend": "colorsys"})
except ValueError as error:
    print("REACHED an import of", str(error).split("'")[1])
