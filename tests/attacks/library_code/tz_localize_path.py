# tz_localize, tz_convert and date_range open the file that a time zone "dateutil/<path>" names.
import pandas as pd
try:
    pd.Series(pd.to_datetime(["2020-01-01"])).dt.tz_localize("dateutil//etc/passwd")
except ValueError as e:
    print("REACHED file opened", e)
