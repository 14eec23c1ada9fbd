# A library that an object got by its constructor.
import pandas as pd
class Strategy:
    def __init__(self, library):
        self.library = library
    def load(self):
        return self.library.read_csv("/etc/passwd", sep=":")
print("REACHED file", len(Strategy(pd).load()))
