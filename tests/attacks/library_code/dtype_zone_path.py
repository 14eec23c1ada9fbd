# The name of a type has a time zone in it that is a file.
import pandas as pd
stamps = pd.Series(["2020-01-01"], dtype="datetime64[ns, dateutil//usr/share/zoneinfo/Europe/Rome]")
print("REACHED file", stamps.dtype.tz)
