# pipe hands the frame to a writer taken from its class by text.
import operator
import pandas as pd
write = operator.attrgetter("DataFrame.to_csv")(pd)
try:
    pd.DataFrame({"a": [1]}).pipe(write, "none/out.csv")
except OSError as error:
    print("REACHED file written", type(error).__name__)
