# A groupby keeps the list of its keys, and shows it under another name.
import pandas as pd
names = ["/data/prices.csv"]
g = pd.DataFrame({"/data/prices.csv": [1]}).groupby(names)
g.keys[0] = "/etc/passwd"
print("REACHED file", open(names[0]).read().count("root"))
