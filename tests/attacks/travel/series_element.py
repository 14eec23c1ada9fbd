# A module in a series.
import logging
import pandas as pd
print("REACHED file", pd.Series([logging]).iloc[0].io.open("/etc/passwd").read().count("root"))
