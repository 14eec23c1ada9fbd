# The time zone's text is put together.
import pandas as pd
zone = "".join(["date", "util/", "/etc/passwd"])
try:
    pd.Timestamp("2020-01-01", tz=zone)
except ValueError as e:
    print("REACHED file opened", e)
