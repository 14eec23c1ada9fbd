# A format string applied by pandas to each element.
import pandas as pd
print("REACHED attribute", pd.Series([()]).map("{0.__class__.__base__}".format)[0])
