# The time zone's text is not known.
import pandas as pd
zone = "".join(reversed("dwssap/cte//litetad".replace("litetad", "lituetad")))
try:
    pd.Timestamp("2020-01-01", tz=zone)
except ValueError as e:
    print("REACHED file opened", e)
