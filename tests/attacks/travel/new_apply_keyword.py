# DataFrame.apply hands keywords on to the function.
import pandas as pd
def change(column, rows):
    rows[0] = "/etc/passwd"
    return 0
paths = ["/data/prices.csv"]
pd.DataFrame({"a": [1]}).apply(change, rows=paths)
print("REACHED file", open(paths[0]).read().count("root"))
