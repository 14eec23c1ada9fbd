# pandas' options are named by regular expressions: "plotting.b" is plotting.backend, which is imported.
import pandas as pd
try:
    with pd.option_context("g.backe", "socket"):
        pass
except ValueError as e:
    print("REACHED import of socket", "socket" in str(e))
