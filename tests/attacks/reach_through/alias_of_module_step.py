# The first step of the way gets a name of its own.
import pandas as pd
common = pd.io.common
print("REACHED os", common.os.getpid())
