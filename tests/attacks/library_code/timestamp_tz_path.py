# pandas opens the file that a time zone "dateutil/<path>" names.
import pandas as pd
try:
    pd.Timestamp("2020-01-01", tz="dateutil//etc/passwd")
except ValueError as e:
    print("REACHED file opened", e)
