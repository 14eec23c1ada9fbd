# A keyword of a class pattern takes the writer of a frame, of which no attribute node tells.
import pandas as pd
match pd.DataFrame({"a": [1]}):
    case object(to_csv=write):
        write("paddock_b2.csv")
print("REACHED file written outside /output")
