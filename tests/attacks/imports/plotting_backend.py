# The name of a plotting backend is imported as a module.
import contextlib
from io import StringIO
import pandas as pd
said = StringIO()
with contextlib.redirect_stdout(said):
    try:
        pd.set_option("plotting.backend", "this")
    except ValueError:
        pass
print("REACHED import", said.getvalue()[:17])
