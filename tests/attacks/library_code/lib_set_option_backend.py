# pandas imports the module that the option plotting.backend names.
import pandas as pd
try:
    pd.set_option("plotting.backend", "antigravity_b2" if False else "os")
    print("no")
except ValueError as e:
    print("REACHED import of os", "os" in str(e))
