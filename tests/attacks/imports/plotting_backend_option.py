# The same, by an attribute of the options.
import contextlib
from io import StringIO
import pandas as pd
said = StringIO()
with contextlib.redirect_stdout(said):
    try:
        pd.options.plotting.backend = "this"
    except ValueError:
        pass
print("REACHED import", said.getvalue()[:17])
