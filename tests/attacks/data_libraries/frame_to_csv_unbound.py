# The method called on its class.
import pandas as pd
pd.DataFrame.to_csv(pd.DataFrame({"a": [1]}), "out.csv")
print("REACHED file written", len(pd.read_csv("out.csv")))
