# An array pickled to a file by its own method, on the result of an operator.
import numpy as np
a = np.zeros(2) + 1
try:
    a.dump("out.pkl")
    a.dump("none/out.pkl")
except FileNotFoundError as error:
    print("REACHED file written", error.filename)
