# The evaluator of a library that an own function got as a parameter.
import pandas as pd
def value(library, text):
    return library.eval(text)
print("REACHED eval", value(pd, "pd.io.common.os.getpid()"))
