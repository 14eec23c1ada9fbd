# A part of a package in a list.
import pandas as pd
parts = [pd.core]
print("REACHED file", parts[0].frame.get_handle("/etc/passwd", "r").handle.read().count("root"))
