# A frame written beside the program.
import pandas as pd
pd.DataFrame({"a": [1]}).to_csv("out.csv")
print("REACHED file written", len(pd.read_csv("out.csv")))
