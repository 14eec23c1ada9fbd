# The function that opens files for pandas, where a frame keeps it.
import pandas as pd
print("REACHED file", pd.core.frame.get_handle("/etc/passwd", "r").handle.read().count("root"))
