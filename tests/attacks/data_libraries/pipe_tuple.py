# pipe calls what a tuple holds.
import pandas as pd
print("REACHED file", len(pd.Series(["/etc/passwd"]).iloc[:1].pipe((pd.read_csv, "filepath_or_buffer"), sep=":") if 0 else pd.Series.pipe("/etc/passwd", (pd.read_csv, "filepath_or_buffer"), sep=":")))
