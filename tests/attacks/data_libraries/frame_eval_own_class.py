# A subclass takes the name of the evaluator and lets it go again.
import pandas as pd
class Frame(pd.DataFrame):
    eval = None
    del eval
print("REACHED eval", Frame({"a": [1]}).eval("@pd.io.common.os.getpid()"))
