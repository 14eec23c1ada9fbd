# The function that writes texts to files for pandas.
import pandas as pd
with pd.core.frame.fmt.get_buffer("out.txt") as f:
    print("REACHED file written", f.write("x"))
