# os through pandas' own imports.
import pandas as pd
print("REACHED os", pd.io.common.os.getpid())
