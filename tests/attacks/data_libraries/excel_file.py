# The opener of workbooks tells whether a file is there.
import pandas as pd
try:
    pd.ExcelFile("/etc/passwd")
except ValueError as error:
    print("REACHED file", str(error)[:20])
