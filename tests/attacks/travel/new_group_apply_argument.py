# GroupBy.apply hands further arguments on to the function.
import pandas as pd
def change(group, other):
    other[0] = "/etc/passwd"
    return 0
paths = ["/data/prices.csv"]
pd.DataFrame({"a": [1]}).groupby("a").apply(change, paths)
print("REACHED file", open(paths[0]).read().count("root"))
