# methodcaller calls a writer by its name.
import operator
import pandas as pd
try:
    operator.methodcaller("to_csv", "none/out.csv")(pd.DataFrame())
except OSError as error:
    print("REACHED file written", type(error).__name__)
