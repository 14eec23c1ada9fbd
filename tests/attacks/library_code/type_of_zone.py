# The type of a zone of dateutil opens any file.
import pandas as pd
zone = pd.Timestamp("2020-01-01", tz="dateutil/Europe/Rome").tzinfo
try:
    type(zone)("/etc/hostname")
except ValueError as error:
    print("REACHED file", error)
