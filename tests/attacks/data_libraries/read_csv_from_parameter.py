# A reader of a library that an own function got as a parameter.
import pandas as pd
def load(library):
    return library.read_csv("/etc/passwd", sep=":")
print("REACHED file", len(load(pd)))
