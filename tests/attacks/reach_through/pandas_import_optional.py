# The function that imports modules for pandas, where a frame keeps it.
import pandas as pd
print("REACHED os", pd.core.generic.import_optional_dependency("os").getpid())
