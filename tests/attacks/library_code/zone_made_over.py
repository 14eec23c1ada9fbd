# __init__ of such a zone opens any file.
import pandas as pd
zone = pd.Timestamp("2020-01-01", tz="dateutil/Europe/Rome").tzinfo
try:
    zone.__init__("/etc/hostname")
except ValueError as error:
    print("REACHED file", error)
