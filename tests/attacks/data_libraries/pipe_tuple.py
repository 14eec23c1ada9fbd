# pipe calls what a tuple holds, with the frame under a keyword.
import pandas as pd
print("REACHED file", len(pd.Series.pipe("/etc/passwd", (pd.read_csv, "filepath_or_buffer"), sep=":")))
