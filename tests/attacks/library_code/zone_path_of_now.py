# Timestamp.now takes a zone by position, and the text is made at run time.
import pandas as pd
root = "dateutil/"
for part in ["/etc", "/hostname"]:
    root += part
try:
    pd.Timestamp.now(root)
except Exception as error:
    print("REACHED file", str(error)[:40])
