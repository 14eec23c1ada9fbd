# agg calls a method of the frame by its name.
import pandas as pd
frame = pd.DataFrame({"a": [1]})
try:
    frame.agg("to_pickle", path="none/out.pkl")
except OSError as error:
    print("REACHED file written", type(error).__name__)
