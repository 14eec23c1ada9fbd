# A module in a frame's attrs.
import logging
import pandas as pd
frame = pd.DataFrame()
frame.attrs["source"] = logging
print("REACHED file", frame.attrs["source"].io.open("/etc/passwd").read().count("root"))
