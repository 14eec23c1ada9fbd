# The method's name is a parameter of an own function.
import pandas as pd
def run(frame, how, path):
    return frame.agg(how, path_or_buf=path)
try:
    run(pd.DataFrame({"a": [1]}), "to_csv", "none/out.csv")
except OSError as error:
    print("REACHED file written", type(error).__name__)
