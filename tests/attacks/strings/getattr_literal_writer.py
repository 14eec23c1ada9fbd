# getattr with a literal name takes a writer out of a frame.
import pandas as pd
write = getattr(pd.DataFrame({"a": [1]}), "to_csv")
write("out.csv")
try:
    write("out.csv", mode="x")
except FileExistsError as error:
    print("REACHED file written", error.filename)
